// The element that a drawing lies on: its camera knows it and follows its size, as long as it is there.

import type { Attachment } from "svelte/attachments";
import type { Camera } from "../../state/camera.svelte";

export function watched(camera: Camera): Attachment<HTMLElement> {
  return (stage) => {
    camera.host = stage;
    const watch = new ResizeObserver(() => camera.resize({ width: stage.clientWidth, height: stage.clientHeight }));
    watch.observe(stage);
    return () => {
      watch.disconnect();
      camera.host = null;
    };
  };
}
