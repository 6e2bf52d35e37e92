import type { Template } from '../../core/templates';
import { alsoKnownAs } from './words/templates';

/** How well a template answers words: its title counts most, what it teaches least; 0 when a word occurs nowhere. */
function rankOf({ id, title, purpose, teaches, kinds }: Template, words: readonly string[]): number {
  const places = [title, `${purpose} ${alsoKnownAs[id] ?? ''} ${kinds.join(' ')}`, teaches.join(' ')];
  const texts = places.map((text) => text.toLowerCase());
  return words.reduce((rank, word) => {
    const at = texts.findIndex((text) => text.includes(word));
    return at < 0 ? 0 : rank * (4 - at);
  }, 1);
}

/** The templates that answer words, best first; all of them in their order where there are none. */
export function findTemplates(templates: readonly Template[], words: readonly string[]): readonly Template[] {
  return templates
    .map((template) => ({ template, rank: rankOf(template, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ template }) => template);
}
