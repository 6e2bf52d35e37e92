import { isRecord } from '../schema';
import type { ComparedWorkspace } from './comparison';

/** A message without names and numbers, and without the words that follow from how many there are. */
export function unnamedWords(message: string, names: ReadonlySet<string>): string {
  return message
    .split(/\s+/)
    .map((word) => word.replace(/^[(“‘]+|[),.;:”’]+$/g, ''))
    .filter((word) => /^[a-z’'-]+$/i.test(word) && !names.has(word) && !numbered.has(word.toLowerCase()))
    .map((word) => word.replace(/s$/, ''))
    .join(' ');
}

const numbered: ReadonlySet<string> = new Set(
  'a an and more other others is are has have does do was were it its they their them this these that those one none'.split(
    ' ',
  ),
);

/** Whatever stands as a value in either workspace, and the names of its resources: a word of a message that is one of them is a name. */
export function namesIn(...sides: readonly ComparedWorkspace[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { resources } of sides) for (const { value } of resources) addTexts(value, found);
  return found;
}

function addTexts(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') found.add(value);
  else if (Array.isArray(value)) for (const item of value) addTexts(item, found);
  else if (isRecord(value)) for (const item of Object.values(value)) addTexts(item, found);
}
