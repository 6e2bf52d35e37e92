import type { Snapshot } from '../../core/snapshot';
import { connectionOf, type ConnectStep } from '../commands/connect';
import type { Spot } from '../../core/picture';
import { filesAfter } from '../../core/testing/change-cases';

/** An end as tests write it: `ServiceEntry/shop/api`, with a part behind a space: `ServiceEntry/shop/api port:443`; empty is an empty place. */
function endFrom(text: string): Spot | null {
  const [node = '', part = null] = text.split(' ');
  return node === '' ? null : { node, part };
}

/** What a wire says: what it would write, or behind `✗ ` why it writes nothing. */
export function saidBy(snapshot: Snapshot, from: string, to: string): string {
  const connection = connectionOf(snapshot, startFrom(from), endFrom(to));
  return connection.fits ? connection.says : `✗ ${connection.says}`;
}

/** What is done when a wire is let go; throws with the reason where nothing is. */
export function stepOf(snapshot: Snapshot, from: string, to: string): ConnectStep {
  const connection = connectionOf(snapshot, startFrom(from), endFrom(to));
  if (!connection.fits) throw new Error(connection.says);
  return connection.then;
}

/** The files after a wire was drawn: `text` answers what it asks for; of changes to choose from the first is taken. */
export function filesWired(snapshot: Snapshot, from: string, to: string, text = ''): Record<string, string> {
  const step = stepOf(snapshot, from, to);
  switch (step.type) {
    case 'change':
      return filesAfter(snapshot, step.change());
    case 'ask':
      return filesAfter(snapshot, step.finish(text));
    case 'choose': {
      const [first] = step.offers;
      if (!first) throw new Error(`Nothing to choose: ${step.says}`);
      return filesAfter(snapshot, first.change());
    }
    case 'pattern':
      throw new Error('A pattern is made by its own sheet');
  }
}

function startFrom(text: string): Spot {
  const end = endFrom(text);
  if (end === null) throw new Error('A wire begins somewhere');
  return end;
}
