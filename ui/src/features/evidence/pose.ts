/** How a page lies in the viewer: moved from the middle in pixels, enlarged over fitting, turned in degrees. */
export interface Pose {
  x: number;
  y: number;
  zoom: number;
  turn: number;
}

/** Whole, in the middle, upright. */
export const START: Pose = { x: 0, y: 0, zoom: 1, turn: 0 };

const MIN_ZOOM = 0.25;
const MAX_ZOOM = 16;

/** Room left around a fitted page, in pixels. */
const MARGIN = 16;

interface Size {
  width: number;
  height: number;
}

/** The scale at which a page, turned, just fits the frame; 1 while the frame is not measured. */
export function fitted(page: Size, frame: Size, turn: number): number {
  if (frame.width === 0 || frame.height === 0) return 1;
  const [width, height] = turn % 180 === 0 ? [page.width, page.height] : [page.height, page.width];
  return Math.min((frame.width - 2 * MARGIN) / width, (frame.height - 2 * MARGIN) / height);
}

/** Enlarged by a factor, such that the point `at` (from the middle of the frame) stays where it is. */
export function zoomed(pose: Pose, factor: number, at: { x: number; y: number }): Pose {
  const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, pose.zoom * factor));
  const real = zoom / pose.zoom;
  return { ...pose, zoom, x: at.x - (at.x - pose.x) * real, y: at.y - (at.y - pose.y) * real };
}

/** The width to ask a page image in: a few steps, so that zooming does not ask for every width there is. */
export function requestWidth(pixels: number): number {
  const wanted = pixels * (globalThis.devicePixelRatio || 1);
  return [800, 1600, 3200].find((step) => wanted <= step) ?? 4000;
}
