import { getCanvas, setCanvas } from './canvas-state';

/** What makes a band or a group show its bundles while it is pointed at or has the focus. */
export function nearWhilePointedAt(id: string) {
  const come = (): void => setCanvas({ near: id });
  const go = (): void => {
    if (getCanvas().near === id) setCanvas({ near: null });
  };
  return { onPointerEnter: come, onPointerLeave: go, onFocus: come, onBlur: go };
}
