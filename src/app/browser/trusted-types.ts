/** The part of Trusted Types that is used here; browsers without them go without. */
interface TrustedTypes {
  readonly createPolicy: (name: string, rules: Rules) => Pick<Rules, 'createHTML'>;
}
interface Rules {
  readonly createHTML?: (text: string) => string | null;
  readonly createScriptURL?: (url: string) => string | null;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/**
 * What may become a part of the page or a script where a library hands over plain text. Style sheets are text without a tag, so text with one is refused: what makes
 * elements does so by a policy of its own, which the Content-Security-Policy names. Workers are files of this origin.
 */
trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScriptURL: (url) => (new URL(url, document.baseURI).origin === location.origin ? url : null),
});

const picture = trustedTypes?.createPolicy('picture', { createHTML: (text) => text });

/** SVG text for a document of its own, where nothing runs, to be cleaned before it comes into the page. Nothing else may use it. */
export function toBeCleaned(text: string): string {
  return picture?.createHTML?.(text) ?? text;
}
