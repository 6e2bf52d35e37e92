/** Keys of a command in parts. `mod` is Ctrl, on a Mac Cmd. */
interface Chord {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/** What of a keyboard event matters, so that matching can be tested without a browser. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether this is a Mac, where Cmd takes the place of Ctrl. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);
}

/** Whether an event is the chord `keys` (`Mod+Shift+Z`, `F8`, `?`). Signs that need Shift on some keyboards are matched by the sign alone. */
export function matchesKeys(event: Pressed, keys: string, mac = isMac()): boolean {
  const chord = parseKeys(keys);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const otherMod = mac ? event.ctrlKey : event.metaKey;
  if (mod !== chord.mod || otherMod || event.altKey !== chord.alt) return false;
  const letterOrName = /^[a-z0-9]$/i.test(chord.key) || chord.key.length > 1;
  if (letterOrName && event.shiftKey !== chord.shift) return false;
  return sameKey(event, chord.key);
}

/** Keys as people read them: `Ctrl Shift Z`, on a Mac `⇧⌘Z`. */
export function formatKeys(keys: string, mac = isMac()): string {
  const { mod, alt, shift, key } = parseKeys(keys);
  const name = arrows[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (mac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return [...(mod ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), name].join(' ');
}

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

function parseKeys(keys: string): Chord {
  const parts = keys.split('+');
  const key = parts.at(-1) || '+';
  const before = new Set(parts.slice(0, -1));
  return { mod: before.has('Mod'), alt: before.has('Alt'), shift: before.has('Shift'), key };
}

/**
 * Letters are also matched by their place on the keyboard while Alt is held, since Alt changes the character on a Mac, and digits while
 * Shift is.
 */
function sameKey(event: Pressed, key: string): boolean {
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  if (event.shiftKey && /^\d$/.test(key)) return event.code === `Digit${key}`;
  return event.altKey && /^[a-z]$/i.test(key) && event.code === `Key${key.toUpperCase()}`;
}
