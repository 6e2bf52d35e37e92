import type { Ref } from 'react';

/**
 * The point that a menu opens at, of which a screen reader hears nothing: nobody operates it, so what a menu says of its button, that it
 * has a menu and whether that is open, has no place here.
 */
export function MenuAnchor(props: {
  readonly className: string;
  readonly x: number;
  readonly y: number;
  readonly ref?: Ref<HTMLSpanElement>;
}): React.JSX.Element {
  const { className, x, y, ref } = props;
  return <span ref={ref} className={className} style={{ left: x, top: y }} />;
}
