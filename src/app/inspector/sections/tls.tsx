import { Fragment } from 'react';
import { isRecord, type Field, type ObjectType } from '../../../core/schema';
import { resourceAt } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { useApp } from '../../store';
import { useForm } from '../form';
import { SeverityMark } from '../../widgets';
import { describedBy, helpOf } from '../fields/field-words';
import { FieldNote } from '../fields/field-note';
import type { FieldViewProps } from '../fields/nested';
import { ObjectGroup } from '../fields/object-field';
import { hostOfRule, portsOf } from '../model/entries';
import { pathKey } from '../model/place';
import { describeWire, type TlsBlock } from '../model/wire';
import { useField, type FieldState } from '../use-field';
import { tlsWords, wireWords } from '../words/sections';

/** The tls block of a DestinationRule: its mode as cards, what that does on the wire, and its other fields below. */
export function TlsField({ row }: FieldViewProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const { type } = field;
  const mode = type.type === 'object' ? type.fields.find((each) => each.name === 'mode') : undefined;
  if (type.type !== 'object' || mode === undefined) return <Fragment />;
  const isAlone = isRecord(value) && Object.keys(value).length === 1;
  const lead = (
    <ModeCards
      field={mode}
      path={[...path, 'mode']}
      value={isRecord(value) ? value['mode'] : undefined}
      // A block without a mode is DISABLE, which somebody who takes the only field back does not ask for.
      onNone={isAlone ? state.unset : undefined}
    />
  );
  return (
    <ObjectGroup
      row={row}
      type={startsTls(value) ? type : withoutDefaults(type)}
      state={state}
      leave={['mode']}
      lead={
        <>
          {lead}
          {isRecord(value) && !hasMode(value) && <LeftBehindCard state={state} block={value} />}
          {value !== undefined && <Wire path={path} />}
        </>
      }
    />
  );
}

/** Whether the block starts TLS, so that what its fields default to applies. */
function startsTls(block: unknown): boolean {
  return isRecord(block) && ['SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'].some((mode) => block['mode'] === mode);
}

function withoutDefaults(type: ObjectType): ObjectType {
  return { ...type, fields: type.fields.map(withoutDefault) };
}

function withoutDefault(field: Field): Field {
  return { ...field, default: undefined };
}

function hasMode(block: Readonly<Record<string, unknown>>): boolean {
  return block['mode'] !== undefined && block['mode'] !== null;
}

/** What is left of a block whose mode was taken back: no mode is DISABLE, its zero value (istio/api networking/v1alpha3, ClientTLSSettings). */
function LeftBehindCard({
  state,
  block,
}: {
  readonly state: FieldState;
  readonly block: Readonly<Record<string, unknown>>;
}): React.JSX.Element | null {
  const names = Object.keys(block).filter((name) => name !== 'mode');
  if (names.length === 0) return null;
  return (
    <div className="ins-card" role="group" aria-label={tlsWords.leftBehind.label}>
      <p className="ins-card-title">{tlsWords.leftBehind.title}</p>
      <p>{tlsWords.leftBehind.says(names)}</p>
      <button type="button" className="ins-button" disabled={state.form.disabled} onClick={() => state.unset()}>
        {tlsWords.leftBehind.cleanUp}
      </button>
    </div>
  );
}

interface ModeCardsProps {
  readonly field: Field;
  readonly path: Path;
  readonly value: unknown;
  /** What choosing no mode does in place of removing the mode alone. */
  readonly onNone: (() => boolean) | undefined;
}

/** The modes side by side, none first, and below them what the chosen one means. */
function ModeCards({ field, path, value, onNone }: ModeCardsProps): React.JSX.Element {
  const state = useField(field, path);
  const modes = modesOf(field, value);
  const chosen = modes.find((mode) => mode.value === value);
  const choose = (mode: Mode): boolean =>
    mode.value === undefined ? (onNone ?? state.unset)() : state.commit(mode.value);
  return (
    <div className="ins-modes" data-path={pathKey(path)} data-set={value !== undefined || undefined}>
      <div
        className="ins-choices"
        role="radiogroup"
        aria-label={field.name}
        {...describedBy(state)}
        data-help={helpOf(field)}
      >
        {modes.map((mode) => (
          <label
            key={mode.text}
            className="ins-choice"
            data-chosen={mode === chosen || undefined}
            data-ghost={mode.value === undefined || undefined}
          >
            <input
              type="radio"
              className="spoken-only"
              name={state.id}
              checked={mode === chosen}
              disabled={state.form.disabled}
              onChange={() => choose(mode)}
            />
            {mode.text}
          </label>
        ))}
      </div>
      <FieldNote state={state} fallback={value === undefined ? null : chosen?.doc} />
      <span id={state.helpId} hidden>
        {helpOf(field)}
      </span>
    </div>
  );
}

interface Mode {
  readonly text: string;
  /** What is written; undefined for none. */
  readonly value: string | undefined;
  readonly doc: string | undefined;
}

/** The modes that there are, and what is written where it is none of them. */
function modesOf(field: Field, value: unknown): readonly Mode[] {
  const known = field.type.type === 'string' ? (field.type.enum ?? []) : [];
  const isKnown = value === undefined || known.some((each) => each.value === value);
  return [
    { text: tlsWords.notSet.title, value: undefined, doc: tlsWords.notSet.says },
    ...known.map((each) => ({ text: each.value, value: each.value, doc: each.doc })),
    ...(isKnown ? [] : [{ text: String(value), value: String(value), doc: tlsWords.notAMode }]),
  ];
}

/** What the block does to calls of the rule's host, for the ports that the workspace knows. */
function Wire({ path }: { readonly path: Path }): React.JSX.Element {
  const form = useForm();
  const lines = useApp(({ snapshot }) => {
    const rule = resourceAt(snapshot, form.place);
    const host = hostOfRule(rule) ?? '';
    const port = valueAt(rule?.value, [...path.slice(0, -1), 'port', 'number']);
    const ports = portsOf(snapshot, host).filter(({ number }) => (typeof port === 'number' ? number === port : true));
    return JSON.stringify(describeWire(readBlock(rule?.value, path), host || wireWords.theHost, ports));
  });
  return (
    <ul className="ins-wire" aria-label={wireWords.title}>
      {(JSON.parse(lines) as ReturnType<typeof describeWire>).map((line) => (
        <li key={line.text} data-tone={line.tone}>
          {line.tone !== 'plain' && <SeverityMark severity={line.tone} size={12} />}
          {line.text}
        </li>
      ))}
    </ul>
  );
}

function readBlock(rule: unknown, path: Path): TlsBlock {
  const block = valueAt(rule, path);
  const text = (name: string): string | undefined => {
    const value = valueAt(block, [name]);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const names = valueAt(block, ['subjectAltNames']);
  return {
    mode: text('mode'),
    sni: text('sni'),
    names: Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [],
    trusts: text('caCertificates'),
    secret: text('credentialName'),
    skipsChecks: valueAt(block, ['insecureSkipVerify']) === true,
    hasSelector: isRecord(valueAt(rule, ['spec', 'workloadSelector'])),
  };
}
