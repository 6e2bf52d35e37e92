import { useMemo, useState } from 'react';
import { findKind, type Kind } from '../../core/schema';
import { locate, resourceAt, type Snapshot } from '../../core/snapshot';
import { valueAt } from '../../core/yaml';
import { runCommand } from '../commands';
import { useSession } from '../session';
import { placesOf, select, useApp, type Selection } from '../store';
import { KindGlyph } from '../widgets';
import { FilterBar, useFieldFilter } from './filter-bar';
import type { Form } from './form';
import { agreementOf, sharedFields, type SharedField, type Target } from './model/shared-fields';
import { pathKey } from './model/place';
import { SharedRow } from './several-row';
import { itemWords, severalWords } from './words/several';
import './styles/several.css';

/** How many names are listed; the rest is a number. */
const mostNames = 12;

/** The form of several things that are selected: the fields that they share, written into all of them as one change. */
export function SeveralForm({ selection }: { readonly selection: Selection }): React.JSX.Element {
  const snapshot = useApp((state) => state.snapshot);
  const places = placesOf(selection);
  const targets = useMemo(() => targetsOf(snapshot, placesOf(selection)), [snapshot, selection]);
  const fields = useMemo(() => sharedFields(targets), [targets]);
  const [search, setSearch] = useState('');
  const [first] = targets;
  return (
    <>
      <Head targets={targets} count={places.length} />
      {first && targets.length === places.length && fields.length > 0 ? (
        <Fields
          key={pathKey(targets.map(nameOf))}
          targets={targets}
          first={first}
          fields={fields}
          search={search}
          onSearch={setSearch}
        />
      ) : (
        <p className="ins-empty">
          {targets.length < places.length ? severalWords.someWithoutForm : severalWords.nothingShared}
        </p>
      )}
    </>
  );
}

function Fields(props: {
  readonly targets: readonly Target[];
  readonly first: Target;
  readonly fields: readonly SharedField[];
  readonly search: string;
  readonly onSearch: (search: string) => void;
}): React.JSX.Element {
  const { targets, first, fields, search, onSearch } = props;
  const readOnly = useSession((session) => session.readOnly);
  const filter = useFieldFilter(first.kind);
  const disabled = readOnly || targets.some((target) => target.kind !== first.kind && target.kind.coverage !== 'full');
  const form = useMemo<Form>(
    () => ({ place: first.place, kind: kindOf(first), disabled, incomplete: false }),
    [first, disabled],
  );
  const words = search.trim().toLowerCase();
  const shown = fields.filter((shared) =>
    words === ''
      ? filter === 'all' || (filter === 'set' ? isSet(shared) : shared.common)
      : `${shared.path.join('.')} ${shared.field.doc}`.toLowerCase().includes(words),
  );
  const sections = [...new Set(shown.map((shared) => shared.section))];
  return (
    <>
      <FilterBar
        kind={first.kind}
        counts={{ set: fields.filter(isSet).length, all: fields.length }}
        search={search}
        onSearch={onSearch}
      />
      <div className="ins-scroll">
        {sections.map((title) => (
          <section key={title} className="ins-section" aria-label={title === '' ? undefined : title}>
            {title !== '' && <h4 className="ins-section-title">{title}</h4>}
            {shown
              .filter((shared) => shared.section === title)
              .map((shared) => (
                <SharedRow key={pathKey(shared.path)} shared={shared} targets={targets} form={form} />
              ))}
          </section>
        ))}
        {shown.length === 0 && <p className="ins-empty">{severalWords.noneShown}</p>}
      </div>
    </>
  );
}

/** How many things are selected and which, and what can be done to all of them. */
function Head({ targets, count }: { readonly targets: readonly Target[]; readonly count: number }): React.JSX.Element {
  const sorts = [...new Set(targets.map(sortOf))];
  const [sort] = sorts.length === 1 ? sorts : [];
  return (
    <header className="ins-head">
      <div className="ins-title-row">
        {sort !== undefined && <KindGlyph kind={glyphOf(sort)} size={28} />}
        <div className="ins-title">
          <h3>{titleOfAll(sort, count)}</h3>
          <p>{severalWords.says}</p>
        </div>
      </div>
      <ul className="ins-several" aria-label={severalWords.selected}>
        {targets.slice(0, mostNames).map((target) => (
          <li key={nameOf(target)}>
            <button
              type="button"
              className="ins-link"
              title={severalWords.selectAlone(oneOf(target), target.place.file)}
              onClick={() => select({ place: target.place, from: 'command' })}
            >
              {sort === undefined && sortOf(target) !== 'calls' && (
                <KindGlyph kind={glyphOf(sortOf(target))} size={16} />
              )}
              {titleOf(target)}
            </button>
          </li>
        ))}
        {count > mostNames && <li>{severalWords.andMore(count - mostNames)}</li>}
      </ul>
      <div className="ins-several-actions">
        <Action id="focus-path" title={severalWords.actions.focusPath} />
        <Action id="duplicate-selected" title={severalWords.actions.duplicate} />
        <Action id="export-selection" title={severalWords.actions.export} />
        <Action id="delete-resource" title={severalWords.actions.delete} />
      </div>
    </header>
  );
}

function Action({ id, title }: { readonly id: string; readonly title: string }): React.JSX.Element {
  return (
    <button type="button" className="ins-button" onClick={() => runCommand(id)}>
      {title}
    </button>
  );
}

/** The objects at the places that have a form; what stands in no known kind is left out. */
function targetsOf(snapshot: Snapshot, places: ReturnType<typeof placesOf>): readonly Target[] {
  return places.flatMap((place): Target[] => {
    const resource = resourceAt(snapshot, place);
    const kind = resource && findKind(resource.apiVersion, resource.kind);
    const located = locate(snapshot, place);
    if (!resource || !kind || !located || resource.incomplete) return [];
    const base = place.path.slice(resource.place.path.length);
    return [{ kind, place, base, value: valueAt(located.document.value, place.path) }];
  });
}

const kinds = new WeakMap<Kind, Map<string, Kind>>();

/** The kind as the controls see it: its paths start at the object, so they are asked for no suggestions that other paths lead to. */
function kindOf({ kind, base }: Target): Kind {
  if (base.length === 0) return kind;
  const key = base.filter((step) => typeof step === 'string').join('.');
  let known = kinds.get(kind);
  if (known === undefined) kinds.set(kind, (known = new Map()));
  let made = known.get(key);
  if (made === undefined) known.set(key, (made = { ...kind, kind: `${kind.kind} ${key}`, root: true, fields: [] }));
  return made;
}

function isSet(shared: SharedField): boolean {
  const agreement = agreementOf(shared);
  return !agreement.same || agreement.value !== undefined;
}

/** What sort of thing it is: the list that it is an item of, or its kind. */
function sortOf({ kind, base }: Target): string {
  const list = base.findLast((step) => typeof step === 'string');
  return typeof list === 'string' ? list : kind.kind;
}

/** The kind whose sign stands for things of a sort. */
function glyphOf(sort: string): string {
  return sort === 'workloads' ? 'Workload' : sort;
}

function titleOfAll(sort: string | undefined, count: number): string {
  if (sort === undefined) return severalWords.count(count);
  return itemWords[sort]?.several(count) ?? severalWords.countOfKind(count, sort);
}

function oneOf(target: Target): string {
  const sort = sortOf(target);
  return itemWords[sort]?.one ?? sort;
}

function titleOf({ kind, base, value }: Target): string {
  const at = base.length === 0 ? ['metadata', 'name'] : ['name'];
  const name =
    valueAt(value, at) ?? valueAt(value, ['url']) ?? valueAt(value, ['address']) ?? valueAt(value, ['number']);
  return typeof name === 'string' || typeof name === 'number' ? String(name) : kind.kind;
}

function nameOf({ place }: Target): string {
  return `${place.file} ${place.document} ${place.path.join('.')}`;
}
