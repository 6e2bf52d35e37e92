import { useEffect, useMemo, useRef, useState, type SyntheticEvent } from 'react';
import type { ChangeResult } from '../../core/edit-at';
import type { Place } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { fits } from '../../core/workspace';
import { refused } from '../commands/change-steps';
import { patchOf } from '../commands/patch';
import type { Choice, Chosen } from '../commands/patterns/pattern';
import { closeDialog } from '../dialogs';
import { focusWritten } from '../focus-written';
import { inSlices } from '../in-slices';
import { notify } from '../notices';
import { patchAsked, type PatchRequest, type Staying } from '../patch-request';
import { dispatch, getState, select, useApp } from '../store';
import { setView } from '../view';
import { firstWritten } from '../written-place';
import { Caution } from '../widgets';
import { changeWords } from '../words';
import { PatchChoice } from './patch-choice';
import { PatchLines } from './patch-lines';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { SheetWork } from './sheet-work';
import { patchSheetWords } from './words/patch';
import './patch.css';

/** Shows what a change of several places would write before it is written: choices, warnings, and the patch of every document. */
export default function PatchSheet(): React.JSX.Element | null {
  const [request] = useState(patchAsked);
  return request && <Patch request={request} />;
}

function Patch({ request }: { readonly request: PatchRequest }): React.JSX.Element {
  const { chosen, settled, isPreparing, choose, asksText, isAsking, result, files } = usePatch(request);
  const isEmpty = !result.ok || files.length === 0;
  const applyOnceReady = useOnceReady(isPreparing, chosen, () => {
    if (!isEmpty) apply(request, result, settled);
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    applyOnceReady();
  };
  return (
    <Sheet title={request.title} size={760}>
      <form className="patch-form" onSubmit={submit}>
        {request.about !== undefined && <p className="sheet-lead">{textOf(request.about, settled)}</p>}
        {request.choices?.map((choice, index) => (
          <PatchChoice
            key={choice.id}
            choice={choice}
            isFirst={index === 0}
            value={chosen[choice.id]}
            onChoose={(value) => choose(choice.id, value)}
          />
        ))}
        <div className="patch-follows" aria-busy={isPreparing}>
          <Warnings warnings={request.warns?.(settled) ?? []} />
          <Stays stays={request.stays?.(settled) ?? []} />
          {result.ok ? <PatchLines files={files} /> : <Refusal detail={result.detail} isAsking={isAsking} />}
        </div>
        <ApplyButtons isEmpty={isEmpty} isPreparing={isPreparing} isFirst={!asksText} />
      </form>
    </Sheet>
  );
}

/** How to do something as soon as what was chosen is worked out, which may be at once; another choice meanwhile calls it off. */
function useOnceReady(isPreparing: boolean, chosen: Chosen, act: () => void): () => void {
  const asked = useRef<Chosen | null>(null);
  useEffect(() => {
    if (isPreparing || asked.current === null) return;
    const isStill = asked.current === chosen;
    asked.current = null;
    if (isStill) act();
  });
  return () => {
    if (isPreparing) asked.current = chosen;
    else act();
  };
}

function ApplyButtons(props: {
  readonly isEmpty: boolean;
  readonly isPreparing: boolean;
  /** Whether the focus begins here. */
  readonly isFirst: boolean;
}): React.JSX.Element {
  const { isEmpty, isPreparing, isFirst } = props;
  return (
    <SheetButtons stays>
      {isPreparing && <SheetWork says={patchSheetWords.preparing} label={patchSheetWords.preparingLabel} />}
      <CancelButton />
      <button
        type="submit"
        className="button button-primary"
        {...(isFirst ? { 'data-autofocus': true } : {})}
        disabled={isEmpty && !isPreparing}
        aria-disabled={isPreparing}
      >
        {patchSheetWords.apply}
      </button>
    </SheetButtons>
  );
}

/** What was chosen so far, and what would be written then. */
function usePatch(request: PatchRequest) {
  const [first] = useState<Chosen>(() => firstOf(request.choices ?? []));
  const [chosen, setChosen] = useState<Chosen>(first);
  const { settled, isPreparing } = usePrepared(request, chosen);
  const result = useMemo(() => resultOf(settled.snapshot, request, settled.chosen), [settled, request]);
  const files = useMemo(() => (result.ok ? patchOf(settled.snapshot, result.change) : []), [settled, result]);
  const asksText = request.choices?.[0]?.type === 'text';
  return {
    chosen,
    /** What all but the choices speaks of. */
    settled: settled.chosen,
    isPreparing,
    choose: (id: string, value: Chosen[string]) => setChosen({ ...chosen, [id]: value }),
    /** A text is to be typed first. */
    asksText,
    /** Nothing was typed yet. */
    isAsking: asksText && chosen === first,
    result,
    files,
  };
}

/** What was chosen, in a design. */
interface Settled {
  readonly snapshot: Snapshot;
  readonly chosen: Chosen;
}

/** The last choice that everything is known about: that of now, unless it has to be prepared. Only the newest choice is. */
function usePrepared(
  request: PatchRequest,
  chosen: Chosen,
): { readonly settled: Settled; readonly isPreparing: boolean } {
  const snapshot = useApp((state) => state.snapshot);
  const now = useMemo(() => ({ snapshot, chosen }), [snapshot, chosen]);
  const [prepared, setPrepared] = useState<Settled>(now);
  const { prepare } = request;
  const isPreparing = prepare !== undefined && prepared !== now;
  useEffect(() => {
    if (!prepare || !isPreparing) return undefined;
    return inSlices(
      () => prepare(now.chosen),
      () => setPrepared(now),
    );
  }, [prepare, isPreparing, now]);
  return { settled: isPreparing ? prepared : now, isPreparing };
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }): React.JSX.Element | null {
  if (warnings.length === 0) return null;
  return (
    <Caution>
      <ul aria-label={patchSheetWords.stopsWorking}>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Caution>
  );
}

function Stays({ stays }: { readonly stays: readonly Staying[] }): React.JSX.Element | null {
  if (stays.length === 0) return null;
  return (
    <details className="patch-stays">
      <summary>{patchSheetWords.stays}</summary>
      <ul>
        {stays.map(({ says, of }) => (
          <li key={says}>
            {says}
            <ul>
              {of.map((each) => (
                <li key={each.detail}>
                  {each.says} <code className="patch-detail">{each.detail}</code>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Why nothing can be written; before anything was typed that is no mistake. */
function Refusal({ detail, isAsking }: { readonly detail: string; readonly isAsking: boolean }): React.JSX.Element {
  return (
    <p className={isAsking ? 'sheet-lead' : 'sheet-error'} role={isAsking ? undefined : 'alert'}>
      {detail}
    </p>
  );
}

function textOf(text: string | ((chosen: Chosen) => string), chosen: Chosen): string {
  return typeof text === 'string' ? text : text(chosen);
}

/** What was asked for, as the design takes it now; a refusal where another tab has changed the text that it was made for. */
function resultOf({ workspace }: Snapshot, { change }: PatchRequest, chosen: Chosen): ChangeResult {
  const result: ChangeResult = typeof change === 'function' ? change(chosen) : { ok: true, change };
  return result.ok && !fits(workspace, result.change) ? refused(changeWords.changedMeanwhile) : result;
}

function apply(request: PatchRequest, result: ChangeResult, chosen: Chosen): void {
  // What is said is worked out of the design as it was.
  const done = request.done === undefined ? undefined : textOf(request.done, chosen);
  closeDialog();
  if (!result.ok || !dispatch(result.change)) return;
  notify({ tone: 'ok', text: done ?? patchSheetWords.applied(result.change.label), undo: true });
  if (request.leads) leadTo(firstWritten(getState().snapshot, result.change));
  request.then?.();
}

function leadTo(place: Place | undefined): void {
  if (!place) return;
  setView({ openFile: place.file });
  select({ place, from: 'command' });
  focusWritten(place);
}

function firstOf(choices: readonly Choice[]): Chosen {
  return Object.fromEntries(
    choices.map((choice) => {
      switch (choice.type) {
        case 'one':
          return [choice.id, choice.options[0]?.value ?? ''];
        case 'order':
          return [choice.id, choice.items.map((item) => item.value)];
        case 'some':
          return [choice.id, choice.items.filter((item) => item.ticked).map((item) => item.value)];
        case 'text':
          return [choice.id, choice.value];
      }
    }),
  );
}
