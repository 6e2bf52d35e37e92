import { compareNodes } from './order';
import type { DockedRule, ServiceEntryNode } from './topology';

/** The cards of entries, with the rules that stand elsewhere marked, and what that was told by. */
export interface DressedCards {
  readonly cards: readonly ServiceEntryNode[];
  /** As they were before they were marked. */
  readonly bare: readonly ServiceEntryNode[];
  /** The index of the card that has each rule in full; rules of one card alone are not among them. */
  readonly homes: ReadonlyMap<string, number>;
}

/** The cards of entries with what only all of them together tell: of a rule that serves several, which card has it in full. */
export function dressCards(bare: readonly ServiceEntryNode[], before?: DressedCards): DressedCards {
  const homes = before && saysSame(bare, before.bare) ? before.homes : homesOf(bare);
  if (homes.size === 0) return { cards: bare, bare, homes };
  const cards = bare.map((card, index) => {
    const elsewhere = card.docked.flatMap(({ id }) => ((homes.get(id) ?? index) === index ? [] : [id]));
    return elsewhere.length === 0 ? card : dress(card, elsewhere);
  });
  return { cards, bare, homes };
}

/** Whether the same rules are docked to the same cards. */
function saysSame(cards: readonly ServiceEntryNode[], before: readonly ServiceEntryNode[]): boolean {
  return (
    cards.length === before.length &&
    cards.every((card, index) => {
      const old = before[index] as ServiceEntryNode;
      return card === old || (card.id === old.id && sameRules(card.docked, old.docked));
    })
  );
}

function sameRules(a: readonly DockedRule[], b: readonly DockedRule[]): boolean {
  return a === b || (a.length === b.length && a.every((rule, index) => rule.id === b[index]?.id));
}

/** The first of several cards in the order of the picture has a rule in full. */
function homesOf(cards: readonly ServiceEntryNode[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  const shared = new Map<string, number>();
  for (const [index, card] of cards.entries()) {
    for (const { id } of card.docked) {
      const home = first.get(id);
      if (home === index) continue;
      const better = home === undefined || compareNodes(card, cards[home] as ServiceEntryNode) < 0 ? index : home;
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
