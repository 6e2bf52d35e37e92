/**
 * The value that a colour token of tokens.css has right now, as `#rrggbb`, for drawings that cannot read CSS variables themselves.
 * `name` without dashes.
 */
export function readToken(name: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  // A build may shorten #ffffff to #fff, which Monaco refuses.
  return /^#[0-9a-f]{3}$/i.test(value) ? value.replace(/[0-9a-f]/gi, '$&$&') : value;
}

/** Whether the page is dark right now. */
export function isDark(): boolean {
  return document.documentElement.dataset['theme'] === 'dark';
}

/** Calls `changed` after each switch between light and dark. Returns how to stop. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
