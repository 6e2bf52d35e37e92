/** The part of a card that an element belongs to. */
export function partAt(target: EventTarget | null): string | null {
  const part = target instanceof Element ? target.closest('[data-part]') : null;
  return part instanceof HTMLElement ? (part.dataset['part'] ?? null) : null;
}
