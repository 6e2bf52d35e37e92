import type { Subject } from '../report';
import { textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';

/** Items of a list whose name another one has already. Names that are empty or absent are refused by themselves. */
export function refuseDuplicateNames(subject: Subject, items: readonly Spot[], ref: string): void {
  const first = new Map<string, Spot>();
  for (const item of items) {
    const name = textOf(item, 'name');
    if (name === '') continue;
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, item);
      continue;
    }
    const message = `${labelAt(subject, item.path)} has the same name as ${labelAt(subject, before.path)}, ${name}; istiod refuses that. Give it another name.`;
    refuse(subject, { rule: 'duplicate-name', path: [...item.path, 'name'], ref, message });
  }
}
