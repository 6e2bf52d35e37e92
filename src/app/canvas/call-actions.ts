import { expectBlocked, expectNothing, expectThis } from '../commands/expect-call';
import { announce } from '../notices';
import { getState } from '../store';
import { perform } from './actions';
import { nodesById, type Spot } from '../spots';

/** Writes down what a call is to come to: what it comes to today, that it is blocked, or nothing. */
export function expectOf(what: 'expect-this' | 'expect-blocked' | 'expect-nothing', spot: Spot): void {
  const { snapshot } = getState();
  const workload = nodesById(snapshot.topology).get(spot.node);
  const call =
    workload?.type === 'workload' ? workload.calls.find((each) => spot.part === `call:${each.id}`) : undefined;
  if (workload?.type !== 'workload' || !call?.place) {
    announce('A promise is made of a call. Select one first.');
    return;
  }
  const { url, place } = call;
  switch (what) {
    case 'expect-this':
      return void perform(
        expectThis(snapshot, workload, call),
        `What ${url} does today is expected from now on.`,
        place,
      );
    case 'expect-blocked':
      return void perform(
        expectBlocked(snapshot, workload, call),
        `${url} is expected to be blocked from now on.`,
        place,
      );
    case 'expect-nothing':
      return void perform(expectNothing(snapshot, place), `Nothing is expected of ${url} any more.`, place);
  }
}
