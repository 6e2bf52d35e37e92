import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import { nodesById, type Spot } from '../../core/picture';
import { announce } from '../notices';
import { refused } from '../commands/change-steps';
import { connectionOf, type Offered } from '../commands/connect';
import { getState, useApp } from '../store';
import { setCanvas } from './canvas-state';
import { carryOut, settle, type Desk } from './carry-out';
import { choicesOf, narrow, type TargetChoice } from './connect-choices';
import type { FloatingProps } from './floating';
import { FloatingForm, FormButtons, Refusal } from './floating-form';
import { connectWords, typedWords } from './words/forms';

/** How many targets the list shows at once; typing narrows them. */
const most = 30;

/** Connecting without a pointer: type to narrow what a wire from here can end at, or walk the list; or type a URL or an address. */
export function ConnectForm(props: FloatingProps<'connect'>): React.JSX.Element {
  const { floating, graph, room, reveal, onClose } = props;
  const { from, at } = floating;
  const name = nodesById(graph.topology).get(from.node)?.name ?? from.node;
  const snapshot = useApp((state) => state.snapshot);
  const all = useMemo(() => choicesOf(snapshot, from), [snapshot, from]);
  const [text, setText] = useState(floating.text ?? '');
  const [active, setActive] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const found = useMemo(() => narrow(all, text), [all, text]);
  const shown = found.slice(0, most);
  const desk: Desk = { at, form: (next) => setCanvas({ floating: next }) };
  useSpoken(name, all);
  useShownTarget(shown[active], reveal);

  const write = (choice: TargetChoice | undefined): void => {
    if (!choice) return setRefusal(all.free ? typedWords[all.free.what].ask : connectWords.nothingTyped);
    const failed =
      choice.text === null
        ? carryOut(() => connectionOf(getState().snapshot, from, choice.end), from, desk)
        : settle(() => finishNow(from, choice.text), choice.step.done(choice.text), desk, choice.step.select);
    setRefusal(failed);
    if (failed === null) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = stepOf(event.key, active, shown.length);
    if (to === undefined) return;
    event.preventDefault();
    setActive(to);
  };
  return (
    <FloatingForm
      title={connectWords.title(name)}
      at={at}
      room={room}
      onSubmit={() => write(shown[active])}
      onClose={onClose}
    >
      <TargetBox
        label={all.free ? typedWords[all.free.what].label : connectWords.target}
        text={text}
        shown={shown}
        active={active}
        onKeyDown={onKeyDown}
        onType={(typed) => {
          setText(typed);
          setActive(0);
          setRefusal(null);
        }}
        onTake={write}
      />
      {found.length > shown.length && <p>{connectWords.more(found.length - shown.length)}</p>}
      {found.length === 0 && refusal === null && <p>{all.targets.length === 0 ? all.none : connectWords.nothing}</p>}
      <Refusal text={refusal} />
      <FormButtons action={connectWords.connect} onClose={onClose} />
    </FloatingForm>
  );
}

/** The change for what was typed, as the design takes it now. */
function finishNow(from: Spot, text: string): Offered {
  const { free, none } = choicesOf(getState().snapshot, from);
  return free ? free.finish(text) : refused(none);
}

/** A combobox: the field keeps the focus, and the arrow keys walk the list under it. */
function TargetBox(props: {
  readonly label: string;
  readonly text: string;
  readonly shown: readonly TargetChoice[];
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onType: (text: string) => void;
  readonly onTake: (choice: TargetChoice) => void;
}): React.JSX.Element {
  const { label, text, shown, active } = props;
  const id = useId();
  useEffect(() => {
    document.getElementById(`${id}${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <>
      <label>
        {label}
        <input
          value={text}
          spellCheck={false}
          autoComplete="off"
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-autocomplete="list"
          aria-controls={`${id}list`}
          aria-activedescendant={shown.length > 0 ? `${id}${active}` : undefined}
          onKeyDown={props.onKeyDown}
          onChange={(event) => props.onType(event.target.value)}
        />
      </label>
      <ul id={`${id}list`} className="connect-targets" role="listbox" aria-label={connectWords.targetsLabel}>
        {shown.map((choice, index) => (
          <li
            key={choice.key}
            id={`${id}${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => {
              event.preventDefault();
              props.onTake(choice);
            }}
          >
            <span className="target-label">{choice.label}</span>
            <span className="target-says" title={choice.says}>
              {choice.says}
            </span>
            {choice.about !== '' && <span className="target-says">{choice.about}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where a key leads in the list; undefined for keys that are the field's. */
function stepOf(key: string, at: number, length: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(length - 1, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'PageDown') return Math.min(length - 1, at + 8);
  if (key === 'PageUp') return Math.max(0, at - 8);
  return undefined;
}

function useSpoken(from: string, { targets }: ReturnType<typeof choicesOf>): void {
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
