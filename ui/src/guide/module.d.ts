// What the build makes of the user guide (ui/guide/plugin.ts).

declare module "*.md?guide" {
  const guide: import("./blocks").Guide;
  export default guide;
}
