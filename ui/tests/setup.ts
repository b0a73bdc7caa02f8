// Before each test file: matchers that read the page as people do, and what jsdom lacks of a browser.

import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/svelte";
import { afterEach } from "vitest";

afterEach(cleanup);

// A busy machine is slow, not wrong: what is waited for has time.
configure({ asyncUtilTimeout: 30_000 });

window.matchMedia ??= (query: string): MediaQueryList =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as MediaQueryList;

globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

// jsdom knows dialogs only as elements with an attribute: neither focus nor Escape.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
  this.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
document.elementFromPoint ??= () => null;
Element.prototype.scrollIntoView ??= () => undefined;

// jsdom keeps no list of what was typed, so there is nothing to take back by it.
document.execCommand ??= () => false;
