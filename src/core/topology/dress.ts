import { compareNodes } from './order';
import type { ServiceEntryNode } from './topology';

/** The cards of entries with what only all of them together tell: of a rule that serves several, which card has it in full. */
export function dressCards(cards: readonly ServiceEntryNode[]): readonly ServiceEntryNode[] {
  const homes = homesOf(cards);
  if (homes.size === 0) return cards;
  return cards.map((card) => {
    const elsewhere = card.docked.flatMap(({ id }) => ((homes.get(id) ?? card) === card ? [] : [id]));
    return elsewhere.length === 0 ? card : dress(card, elsewhere);
  });
}

/** The card that has each rule in full, the first of several in the order of the picture; rules of one card alone are not among them. */
function homesOf(cards: readonly ServiceEntryNode[]): ReadonlyMap<string, ServiceEntryNode> {
  const first = new Map<string, ServiceEntryNode>();
  const shared = new Map<string, ServiceEntryNode>();
  for (const card of cards) {
    for (const { id } of card.docked) {
      const home = first.get(id);
      if (home === card) continue;
      const better = home === undefined || compareNodes(card, home) < 0 ? card : home;
      first.set(id, better);
      if (home !== undefined) shared.set(id, better);
    }
  }
  return shared;
}

const dressed = new WeakMap<ServiceEntryNode, { readonly key: string; readonly card: ServiceEntryNode }>();

function dress(card: ServiceEntryNode, elsewhere: readonly string[]): ServiceEntryNode {
  const key = elsewhere.join(' ');
  const known = dressed.get(card);
  if (known?.key === key) return known.card;
  const docked = card.docked.map((rule) => (elsewhere.includes(rule.id) ? { ...rule, elsewhere: true } : rule));
  const made = { ...card, docked };
  dressed.set(card, { key, card: made });
  return made;
}
