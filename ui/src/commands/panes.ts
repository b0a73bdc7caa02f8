// The panes of the window, which F6 goes through as in other programs: what stands side by side, each marked by `data-pane`
// in the page. A pane that is come back to has the focus where it was left; before that it begins at what is marked by
// `data-begin` in it, else at its first control. What is marked further on lies over what comes before it, and is tried first.

const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

const left = new WeakMap<Element, HTMLElement>();

/** Keeps in mind where the focus was in each pane. Returns how to stop. */
export function followPanes(): () => void {
  const came = ({ target }: FocusEvent): void => {
    const pane = paneOf(target);
    if (pane && target instanceof HTMLElement) left.set(pane, target);
  };
  document.addEventListener("focusin", came);
  return () => document.removeEventListener("focusin", came);
}

/** Goes to the next pane, or to the one before; from the last to the first. What can take no focus is passed over. */
export function toNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll("[data-pane]")];
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = here >= 0 || step === 1 ? here : 0;
  for (let nth = 1; nth <= panes.length; nth += 1) {
    const pane = panes[(from + step * nth + panes.length * nth) % panes.length];
    if (pane && pane !== panes[here] && comeBack(pane)) return;
  }
}

/** Goes to where this pane begins. Whether it is there and took the focus. */
export function toPane(name: string): boolean {
  const pane = document.querySelector(`[data-pane="${name}"]`);
  return pane !== null && begin(pane);
}

function comeBack(pane: Element): boolean {
  const before = left.get(pane);
  return (before !== undefined && pane.contains(before) && took(before)) || begin(pane);
}

function begin(pane: Element): boolean {
  const marked = [...pane.querySelectorAll("[data-begin]")].reverse();
  return [...marked, pane].some((place) => controlsOf(place).some(took));
}

/** What the Tab key would stop at, the place itself first. */
function controlsOf(place: Element): HTMLElement[] {
  const all = [place, ...place.querySelectorAll(CONTROLS)].filter((one) => one instanceof HTMLElement);
  return all.filter((one) => one.tabIndex >= 0 && !standsBack(one));
}

/** Of radio buttons only the chosen one is a stop. */
function standsBack(control: HTMLElement): boolean {
  return control instanceof HTMLInputElement && control.type === "radio" && !control.checked;
}

/** What is hidden or switched off takes no focus, whatever is tried. */
function took(control: HTMLElement): boolean {
  control.focus();
  return document.activeElement === control;
}

function paneOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest("[data-pane]") : null;
}
