import { nodesById, type Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { isSamePlace, type Place } from '../../core/schema';
import { expectBlocked, expectNothing } from '../commands/expect-call';
import { promiseCalls, promiseOfTrace } from '../commands/promise-calls';
import { announce, notify } from '../notices';
import { getState } from '../store';
import { settleTraces } from '../traces';
import { perform } from './actions';
import { callWords } from './words/hands';

/** Writes down what a call is to come to: what it comes to today, that it is blocked, or nothing. */
export function expectOf(what: 'expect-this' | 'expect-blocked' | 'expect-nothing', spot: Spot): void {
  const { snapshot } = getState();
  const workload = nodesById(topologyOf(snapshot)).get(spot.node);
  const call =
    workload?.type === 'workload' ? workload.calls.find((each) => spot.part === `call:${each.id}`) : undefined;
  if (workload?.type !== 'workload' || !call?.place) {
    announce(callWords.promiseNeedsCall);
    return;
  }
  const { url, place } = call;
  switch (what) {
    case 'expect-this':
      return void expectToday(place, url);
    case 'expect-blocked':
      return void perform(expectBlocked(snapshot, workload, call), callWords.expectedBlocked(url), place);
    case 'expect-nothing':
      return void perform(expectNothing(snapshot, place), callWords.expectedNothing(url), place);
  }
}

/** Promises what the call comes to now, which its trace says. */
async function expectToday(place: Place, url: string): Promise<void> {
  const { rows, snapshot } = await settleTraces();
  const trace = rows.find(({ call }) => isSamePlace(call.place, place))?.trace;
  if (!trace) {
    notify({ tone: 'info', text: callWords.untraced(url) });
    return;
  }
  const change = promiseCalls(snapshot, [{ call: place, promise: promiseOfTrace(trace) }]);
  perform(change, callWords.expectedToday(url), place);
}
