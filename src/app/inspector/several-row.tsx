import { useId, useState } from 'react';
import { editAt, type ChangeResult } from '../../core/edit-at';
import { formatPath, type Path } from '../../core/text';
import { valueAt, type Choice, type Op } from '../../core/yaml';
import { changeInSteps } from '../commands/change-steps';
import { dispatch, getState } from '../store';
import { FieldRow } from './fields/field-row';
import { ScalarControl } from './fields/scalar';
import { ghostOf, describedBy } from './fields/field-words';
import type { Form, Refusal } from './form';
import { showValue, unsetOp } from './model/edits';
import { shortPath } from './model/place';
import { agreementOf, refusalOf, type Differ, type SharedField, type Target } from './model/shared-fields';
import { mixedField } from './model/unread';
import { useDraft } from './use-draft';
import type { FieldState } from './use-field';
import { refusalWords } from './words/changes';
import { fieldWords } from './words/fields';
import { sharedWords } from './words/several';

/** Up to this many of the values that differ are offered for all. */
const mostShares = 4;

/** A field of several objects: the value that they share, or that they differ and in what. */
export function SharedRow(props: {
  readonly shared: SharedField;
  readonly targets: readonly Target[];
  readonly form: Form;
}): React.JSX.Element {
  const { shared, targets, form } = props;
  const state = useSharedState(shared, targets, form);
  const agreement = agreementOf(shared);
  const named = { ...shared.field, name: titleOf(shared) };
  const field = agreement.same ? named : mixedField(named);
  const value = agreement.same ? agreement.value : undefined;
  const group = field.type.type === 'boolean';
  return (
    <FieldRow
      field={field}
      path={shared.path}
      state={state}
      value={value}
      group={group}
      {...(agreement.same ? {} : { note: <Shares differ={agreement} state={state} /> })}
    >
      {field.type.type === 'list' ? (
        <ListInput field={field} value={value} state={state} />
      ) : (
        <ScalarControl field={field} path={shared.path} value={value} state={state} />
      )}
    </FieldRow>
  );
}

/** The field's path as a label: without `spec` and `metadata`. */
function titleOf({ path }: SharedField): string {
  return formatPath(path[0] === 'metadata' ? path.slice(1) : shortPath(path));
}

/** A value in a few words; of a list its items. */
function wordsOf(value: unknown): string {
  if (value === undefined) return fieldWords.notSet;
  return Array.isArray(value) ? showValue(value.map(String).join(', ')) : showValue(value);
}

/** In what the objects differ; a press writes one of the values into all. */
function Shares({ differ, state }: { readonly differ: Differ; readonly state: FieldState }): React.JSX.Element {
  const { shares } = differ;
  return (
    <span className="ins-shares">
      {shares.slice(0, mostShares).map(({ value, count }) => (
        <button
          key={showValue(value ?? '')}
          type="button"
          className="ins-link"
          disabled={state.form.disabled}
          title={value === undefined ? sharedWords.unsetInAll : sharedWords.writeIntoAll}
          onClick={() => (value === undefined ? state.unset() : state.commit(value))}
        >
          {sharedWords.valueIn(wordsOf(value), count)}
        </button>
      ))}
      {shares.length > mostShares && <span>{sharedWords.moreValues(shares.length - mostShares)}</span>}
    </span>
  );
}

/** A list of single values as one line, with commas between them. */
function ListInput(props: {
  readonly field: SharedField['field'];
  readonly value: unknown;
  readonly state: FieldState;
}): React.JSX.Element {
  const { field, value, state } = props;
  const written = Array.isArray(value) ? value.map(String).join(', ') : '';
  const commit = (text: string): boolean => {
    const items = text.split(/[\s,]+/).filter(Boolean);
    const isNumber = field.type.type === 'list' && field.type.item.type === 'integer';
    if (items.length === 0) return state.unset();
    return state.commit(isNumber ? items.map(Number) : items);
  };
  const draft = useDraft(written, commit, state.dismiss);
  return (
    <input
      {...draft.props}
      id={state.id}
      className="ins-input ins-mono"
      type="text"
      autoComplete="off"
      spellCheck={false}
      placeholder={ghostOf(field)}
      disabled={state.form.disabled}
      {...describedBy(state)}
    />
  );
}

/** A field's way to all the objects. */
function useSharedState(shared: SharedField, targets: readonly Target[], form: Form): FieldState {
  const id = useId();
  const [refused, setRefused] = useState<{ refusal: Refusal; again: (choice?: Choice['id']) => boolean } | null>(null);
  const name = titleOf(shared);
  const write = (opsOf: OpsOf, label: string, choice?: Choice['id']): boolean => {
    const result = writeAll(targets, shared.paths, opsOf, label, choice);
    const again = (chosen?: Choice['id']): boolean => write(opsOf, label, chosen);
    setRefused(result.ok ? null : { refusal: { detail: result.detail, choices: result.choices }, again });
    if (result.ok && result.change.files.length > 0) dispatch(result.change);
    return result.ok;
  };
  const refuse = (detail: string): boolean => {
    setRefused({ refusal: { detail, choices: [] }, again: () => false });
    return false;
  };
  return {
    form,
    id,
    helpId: `${id}-help`,
    noteId: `${id}-note`,
    findings: [],
    refusal: refused?.refusal ?? null,
    commit: (value) => {
      const reason = refusalOf(shared, value);
      if (reason !== null) return refuse(reason);
      const label = sharedWords.set(name, showValue(value), targets.length);
      return write((_, path) => [{ type: 'set', path, value }], label);
    },
    refuse,
    unset: () => {
      if (shared.field.required === true) return refuse(refusalWords.required(shared.field.name));
      const opsOf: OpsOf = ({ kind, base, value }, path) =>
        valueAt(value, path) === undefined ? [] : [unsetBelow(kind, base, value, path)];
      return write(opsOf, sharedWords.unset(name, targets.length));
    },
    retry: (choice) => void refused?.again(choice),
    run: (ops, label) => write(() => ops, label),
    make: () => undefined,
    dismiss: () => setRefused(null),
  };
}

/** The ops for one of the objects, whose field stands at `path`. */
type OpsOf = (target: Target, path: Path) => readonly Op[];

/** In a resource the parents that would be left empty go too; in an item only the field, since the item stays. */
function unsetBelow(kind: Target['kind'], base: Target['base'], value: unknown, path: Path): Op {
  return base.length === 0 ? unsetOp(kind, value, path) : { type: 'delete', path };
}

/** One change over all the objects; the first that refuses stops it. */
function writeAll(
  targets: readonly Target[],
  paths: readonly Path[],
  opsOf: OpsOf,
  label: string,
  choice?: Choice['id'],
): ChangeResult {
  const steps = targets.flatMap((target, index) => {
    const { place } = target;
    const ops = opsOf(target, paths[index] ?? []).map((op) => ({ ...op, path: [...place.path, ...op.path] }));
    const options = { label, origin: 'form' as const, ...(choice ? { choice } : {}) };
    return ops.length === 0 ? [] : [(at: ReturnType<typeof getState>['snapshot']) => editAt(at, place, ops, options)];
  });
  return changeInSteps(getState().snapshot, label, 'form', steps);
}
