import 'react';

declare module 'react' {
  /** A style may set properties of the page's own, which its style sheets read: `--h`. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
