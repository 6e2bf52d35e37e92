import type { Subject } from '../report';
import { textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { repeatsOf } from './repeats';

/** Items of a list whose name another one has already. Names that are empty or absent are refused by themselves. */
export function refuseDuplicateNames(subject: Subject, items: readonly Spot[], ref: string): void {
  for (const { item, before } of repeatsOf(items, (each) => textOf(each, 'name') || undefined)) {
    const name = textOf(item, 'name');
    const message = `${labelAt(subject, item.path)} has the same name as ${labelAt(subject, before.path)}, ${name}; istiod refuses that. Give it another name.`;
    refuse(subject, { rule: 'duplicate-name', path: [...item.path, 'name'], ref, message });
  }
}
