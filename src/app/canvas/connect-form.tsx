import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { nodesById, type Spot } from '../../core/picture';
import { stepInList } from '../list-keys';
import { announce } from '../notices';
import { refused } from '../commands/change-steps';
import { connectionOf, type Offered } from '../commands/connect';
import { getState, useApp } from '../store';
import { setCanvas } from './canvas-state';
import { carryOut, settle, type Desk } from './carry-out';
import { choicesOf, narrow, type Choices, type TargetChoice } from './connect-choices';
import type { FloatingProps } from './floating';
import { FloatingForm, FormButtons, Refusal } from './floating-form';
import { TargetBox } from './target-box';
import { connectWords, typedWords } from './words/forms';

/** How many targets the list shows at once; typing narrows them. */
const most = 30;

/** Connecting without a pointer: type to narrow what a wire from here can end at, or walk the list; or type a URL or an address. */
export function ConnectForm(props: FloatingProps<'connect'>): React.JSX.Element {
  const { floating, graph, room, reveal, onClose } = props;
  const { from, at } = floating;
  const name = nodesById(graph.topology).get(from.node)?.name ?? from.node;
  const targets = useTargets(from, floating.text ?? '');
  const { all, found, shown, active } = targets;
  const [refusal, setRefusal] = useState<string | null>(null);
  useSpoken(name, all);
  useShownTarget(shown[active], reveal);
  const take = (choice: TargetChoice | undefined): void => {
    const failed = connect(from, all, choice, { at, form: (next) => setCanvas({ floating: next }) });
    setRefusal(failed);
    if (failed === null) onClose();
  };
  const type = (text: string): void => {
    targets.type(text);
    setRefusal(null);
  };
  const title = connectWords.title(name);
  return (
    <FloatingForm title={title} at={at} room={room} onSubmit={() => take(shown[active])} onClose={onClose}>
      <TargetBox
        label={all.free ? typedWords[all.free.what].label : connectWords.target}
        text={targets.text}
        shown={shown}
        active={active}
        onKeyDown={targets.onKeyDown}
        onType={type}
        onTake={take}
      />
      {found.length > shown.length && <p>{connectWords.more(found.length - shown.length)}</p>}
      {found.length === 0 && refusal === null && <p>{all.targets.length === 0 ? all.none : connectWords.nothing}</p>}
      <Refusal text={refusal} />
      <FormButtons action={connectWords.connect} onClose={onClose} />
    </FloatingForm>
  );
}

interface Targets {
  readonly text: string;
  readonly all: Choices;
  /** Those that the text narrows them to, and as many of them as are listed. */
  readonly found: readonly TargetChoice[];
  readonly shown: readonly TargetChoice[];
  /** Index of the one that Enter takes. */
  readonly active: number;
  readonly type: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What a wire can end at, narrowed by what is typed, and walked by keys. */
function useTargets(from: Spot, typed: string): Targets {
  const snapshot = useApp((state) => state.snapshot);
  const all = useMemo(() => choicesOf(snapshot, from), [snapshot, from]);
  const [text, setText] = useState(typed);
  const [active, setActive] = useState(0);
  const found = useMemo(() => narrow(all, text), [all, text]);
  const shown = found.slice(0, most);
  const type = (next: string): void => {
    setText(next);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = stepInList(event.key, active, shown.length);
    if (to === undefined) return;
    event.preventDefault();
    setActive(to);
  };
  return { text, all, found, shown, active, type, onKeyDown };
}

/** Draws the wire that was chosen, as the design takes it now. Answers why that cannot be; null when it was drawn, or is asked about further. */
function connect(from: Spot, all: Choices, choice: TargetChoice | undefined, desk: Desk): string | null {
  if (!choice) return all.free ? typedWords[all.free.what].ask : connectWords.nothingTyped;
  if (choice.text === null) return carryOut(() => connectionOf(getState().snapshot, from, choice.end), from, desk);
  const { step, text } = choice;
  return settle(() => finishNow(from, text), step.done(text), desk, step.select);
}

/** The change for what was typed, as the design takes it now. */
function finishNow(from: Spot, text: string): Offered {
  const { free, none } = choicesOf(getState().snapshot, from);
  return free ? free.finish(text) : refused(none);
}

function useSpoken(from: string, { targets }: Choices): void {
  useEffect(() => announce(connectWords.begins(from, targets.length, targets[0]?.label)), [from, targets]);
}

/** Marks the target on the canvas while it is chosen, and brings it into view. */
function useShownTarget(choice: TargetChoice | undefined, reveal: (node: string) => void): void {
  useEffect(() => {
    if (!choice?.end) {
      setCanvas({ target: null });
      return;
    }
    setCanvas({ target: { spot: choice.end, fits: true, says: choice.says } });
    reveal(choice.end.node);
  }, [choice, reveal]);
  useEffect(() => () => setCanvas({ target: null }), []);
}
