import { memo, useEffect, useMemo, useRef, useState, type ContextType, type FocusEvent, type ReactNode } from 'react';
import { isRecord, type Kind, type Resource } from '../../core/schema';
import type { Path } from '../../core/text';
import { valueAt } from '../../core/yaml';
import { useSession } from '../session';
import { useApp } from '../store';
import { Breadcrumb } from './breadcrumb';
import { FieldView } from './fields/field-view';
import { FieldViewContext } from './fields/nested';
import { NoteSlips } from './fields/note-slips';
import { UnknownKeys } from './fields/unknown-keys';
import { UnknownLine } from './fields/unknown-line';
import { FilterBar, setFieldFilter, useFieldFilter } from './filter-bar';
import { FindingsContext, FormContext, selectField, ViewContext, type Form } from './form';
import { FormHead } from './form-head';
import { formKey, markField } from './focus';
import { HelpTip } from './help-tip';
import type { FormView } from './model/form-model';
import { countShown, hiddenSet, openLevels, sectionsAt } from './model/levels';
import { pathKey } from './model/place';
import { SectionView } from './section-view';
import { NotesContext, useNotes, type Notes } from './notes';
import { useShared } from '../use-shared';
import { UnreadableBanner } from './unreadable-banner';
import { useResourceFindings } from './use-resource-findings';
import { filterWords } from './words/frame';

interface ResourceFormProps {
  readonly resource: Resource;
  readonly kind: Kind;
  /** The part of the object that is shown; empty for all of it. */
  readonly scope: Path;
  /** A field that another pane has selected. */
  readonly reveal: Path | undefined;
  readonly onScope: (scope: Path) => void;
}

const wholeObject: Path = [];

/** The form of one object. Its parts are drawn again only when the object, its findings or what is asked for change. */
export const ResourceForm = memo(function ResourceForm(props: ResourceFormProps): React.JSX.Element {
  const { resource, kind } = props;
  const value = useShared(resource.value);
  const scope = isRecord(valueAt(value, props.scope)) ? props.scope : wholeObject;
  const form = useFormOf(resource, kind);
  const findings = useResourceFindings(resource);
  const notes = useNotes(resource);
  const [search, setSearch] = useState('');
  const view = useFormView(kind, search, props.reveal);
  const [isNoting, setNoting] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useMarkedSelection(form);
  return (
    <FormContexts form={form} view={view} findings={findings.byPath} notes={notes}>
      <FormHead resource={resource} findings={findings.list} onNote={() => setNoting(true)} />
      <FilterBar kind={kind} counts={countShown(kind, scope, value)} search={search} onSearch={setSearch} />
      {scope.length > 0 && <Breadcrumb kind={kind} resource={resource} scope={scope} onScope={props.onScope} />}
      <div className="ins-scroll" ref={body} data-form={formKey(form)} onFocus={(event) => followFocus(form, event)}>
        {resource.incomplete && <UnreadableBanner place={resource.place} />}
        {scope.length === 0 && <NoteSlips path={scope} isAdding={isNoting} onAdded={() => setNoting(false)} />}
        <Sections kind={kind} scope={scope} value={value} view={view} search={search} />
      </div>
      <HelpTip root={body} />
    </FormContexts>
  );
});

/** What the fields of a form ask for around them. */
function FormContexts(props: {
  readonly form: Form;
  readonly view: FormView;
  readonly findings: ContextType<typeof FindingsContext>;
  readonly notes: Notes;
  readonly children: ReactNode;
}): React.JSX.Element {
  return (
    <FormContext value={props.form}>
      <ViewContext value={props.view}>
        <FindingsContext value={props.findings}>
          <NotesContext value={props.notes}>
            <FieldViewContext value={FieldView}>{props.children}</FieldViewContext>
          </NotesContext>
        </FindingsContext>
      </ViewContext>
    </FormContext>
  );
}

interface SectionsProps {
  readonly kind: Kind;
  readonly scope: Path;
  readonly value: unknown;
  readonly view: FormView;
  /** As it was typed. */
  readonly search: string;
}

/** The fields that are shown, in their sections, with what the kind does not know and what the filter hides. */
const Sections = memo(function Sections({ kind, scope, value, view, search }: SectionsProps): React.JSX.Element {
  const sections = useMemo(() => sectionsAt(kind, scope, value, view), [kind, scope, value, view]);
  const levels = search === '' ? openLevels(kind, scope, value) : [];
  return (
    <>
      {/* What a fully described kind does not know is a finding; what a sparsely described one does not know is merely more. */}
      {kind.coverage === 'full' && <UnknownLine levels={levels} value={value} />}
      {sections.map((section) => (
        <SectionView key={section.title} section={section} />
      ))}
      {search !== '' && sections.length === 0 && <p className="ins-empty">{filterWords.notFound(kind.kind, search)}</p>}
      {levels.map(({ path, fields }) => (
        <UnknownKeys key={pathKey(path)} fields={fields} path={path} value={valueAt(value, path)} />
      ))}
      {search === '' && <HiddenSet kind={kind} names={hiddenSet(kind, scope, value, sections)} />}
    </>
  );
});

/** What the common fields leave unsaid. */
function HiddenSet({
  kind,
  names,
}: {
  readonly kind: Kind;
  readonly names: readonly string[];
}): React.JSX.Element | null {
  if (names.length === 0) return null;
  return (
    <p className="ins-hidden">
      {filterWords.hidden(names)}{' '}
      <button type="button" className="ins-link" onClick={() => setFieldFilter(kind, 'set')}>
        {filterWords.showHidden}
      </button>
    </p>
  );
}

/** The form's handle: it changes only when another object is shown or its document becomes readable or writable. */
function useFormOf(resource: Resource, kind: Kind): Form {
  const readOnly = useSession((session) => session.readOnly);
  const { file, document } = resource.place;
  const base = pathKey(resource.place.path);
  const { incomplete } = resource;
  const disabled = readOnly || incomplete;
  return useMemo(
    () => ({ place: { file, document, path: JSON.parse(base) as Path }, kind, disabled, incomplete }),
    [file, document, base, kind, disabled, incomplete],
  );
}

/** Which fields are shown and which is looked for. */
function useFormView(kind: Kind, search: string, reveal: Path | undefined): FormView {
  const filter = useFieldFilter(kind);
  return useMemo(() => ({ filter, search: search.trim().toLowerCase(), reveal }), [filter, search, reveal]);
}

/** What has the focus in the form is selected in the other panes. */
function followFocus(form: Form, event: FocusEvent): void {
  const field = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-path]') : null;
  const key = field?.dataset['path'];
  if (key !== undefined) selectField(form, JSON.parse(key) as Path);
}

/** Marks the selected field, and scrolls to it when another pane selected it. */
function useMarkedSelection(form: Form): void {
  const selection = useApp((state) => state.selection);
  useEffect(() => {
    if (selection === null) return undefined;
    const path = selection.place.path.slice(form.place.path.length);
    return markField(form, path, selection.from !== 'inspector');
  }, [form, selection]);
}
