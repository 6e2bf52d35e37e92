import type { Document } from '../../yaml';
import { documentsOf, flatOf } from '../question';
import type { RuleInput } from '../run';

/**
 * Whether a document that cannot be read to its end speaks of a name. What nothing else defines may be defined there, so nobody is told that it does not
 * exist.
 */
export function mayBeUnread(input: RuleInput, name: string): boolean {
  return name !== '' && unreadTexts(input).some((text) => text.includes(name));
}

const unreadTexts = flatOf(documentsOf, (document) => (isUnread(document) ? [document.text] : []));

function isUnread({ problems }: Document): boolean {
  return problems.some(({ severity, code }) => severity === 'error' && code !== 'duplicate-key');
}
