import { compareNodes } from './order';
import type { Conflict, DockedRule, ServiceEntryNode } from './topology';

/** The cards of entries, with the rules that stand elsewhere marked, and what that was told by. */
export interface DressedCards {
  readonly cards: readonly ServiceEntryNode[];
  /** As they were before they were marked. */
  readonly bare: readonly ServiceEntryNode[];
  /** The index of the card that has each rule in full; rules of one card alone are not among them. */
  readonly homes: ReadonlyMap<string, number>;
}

/**
 * The cards of entries with what only all of them together tell: of a rule that serves several, which card has it in full, and the faults between entries
 * that have no host in common, by the card's id.
 */
export function dressCards(
  bare: readonly ServiceEntryNode[],
  conflicts: ReadonlyMap<string, readonly Conflict[]>,
  before?: DressedCards,
): DressedCards {
  const homes = before && saysSame(bare, before.bare) ? before.homes : homesOf(bare);
  if (homes.size + conflicts.size === 0) return { cards: bare, bare, homes };
  const cards = bare.map((card, index) => {
    const elsewhere = card.docked.flatMap(({ id }) => ((homes.get(id) ?? index) === index ? [] : [id]));
    const own = conflicts.get(card.id);
    return elsewhere.length === 0 && own === undefined ? card : dress(card, elsewhere, own);
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

interface Dress {
  readonly elsewhere: string;
  readonly conflicts: readonly Conflict[] | undefined;
  readonly card: ServiceEntryNode;
}

const dressed = new WeakMap<ServiceEntryNode, Dress>();

function dress(
  card: ServiceEntryNode,
  elsewhere: readonly string[],
  conflicts: readonly Conflict[] | undefined,
): ServiceEntryNode {
  const known = dressed.get(card);
  const key = elsewhere.join(' ');
  if (known?.elsewhere === key && known.conflicts === conflicts) return known.card;
  const docked = card.docked.map((rule) => (elsewhere.includes(rule.id) ? { ...rule, elsewhere: true } : rule));
  const faults = [...(card.conflicts ?? []), ...(conflicts ?? [])];
  const made = { ...card, docked, ...(faults.length > 0 ? { conflicts: faults } : {}) };
  dressed.set(card, { elsewhere: key, conflicts, card: made });
  return made;
}
