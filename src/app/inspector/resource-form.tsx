import { memo, useEffect, useMemo, useRef, useState, type FocusEvent } from 'react';
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
import { FilterBar, setFieldFilter, useFieldFilter } from './filter-bar';
import { FindingsContext, FormContext, selectField, ViewContext, type Form } from './form';
import { FormHead } from './form-head';
import { formKey, markField } from './focus';
import { HelpTip } from './help-tip';
import type { FormView } from './model/form-model';
import { countShown, hiddenSet, openLevels, sectionsAt } from './model/levels';
import { pathKey } from './model/place';
import { SectionView } from './section-view';
import { NotesContext, useNotes } from './notes';
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
  const scope = isRecord(valueAt(resource.value, props.scope)) ? props.scope : wholeObject;
  const [search, setSearch] = useState('');
  const form = useFormOf(resource, kind);
  const findings = useResourceFindings(resource);
  const notes = useNotes(resource);
  const [isNoting, setNoting] = useState(false);
  const filter = useFieldFilter(kind);
  const view: FormView = useMemo(
    () => ({ filter, search: search.trim().toLowerCase(), reveal: props.reveal }),
    [filter, search, props.reveal],
  );
  const sections = useMemo(() => sectionsAt(kind, scope, resource.value, view), [kind, scope, resource.value, view]);
  const hidden = hiddenSet(kind, scope, resource.value, sections);
  const body = useRef<HTMLDivElement>(null);
  useMarkedSelection(form);
  // What a fully described kind does not know is a finding and comes first; what a sparsely described one does not know is merely more.
  const judged = kind.coverage === 'full';
  const unknown =
    search === '' &&
    openLevels(kind, scope, resource.value).map(({ path, fields }) => (
      <UnknownKeys key={pathKey(path)} fields={fields} path={path} value={valueAt(resource.value, path)} />
    ));
  return (
    <FormContext value={form}>
      <ViewContext value={view}>
        <FindingsContext value={findings.byPath}>
          <NotesContext value={notes}>
            <FieldViewContext value={FieldView}>
              <FormHead resource={resource} findings={findings.list} onNote={() => setNoting(true)} />
              <FilterBar
                kind={kind}
                counts={countShown(kind, scope, resource.value)}
                search={search}
                onSearch={setSearch}
              />
              {scope.length > 0 && <Breadcrumb kind={kind} resource={resource} scope={scope} onScope={props.onScope} />}
              <div
                className="ins-scroll"
                ref={body}
                data-form={formKey(form)}
                onFocus={(event) => followFocus(form, event)}
              >
                {resource.incomplete && <UnreadableBanner place={resource.place} />}
                {scope.length === 0 && <NoteSlips path={scope} isAdding={isNoting} onAdded={() => setNoting(false)} />}
                {judged && unknown}
                {sections.map((section) => (
                  <SectionView key={section.title} section={section} />
                ))}
                {search !== '' && sections.length === 0 && (
                  <p className="ins-empty">{filterWords.notFound(kind.kind, search)}</p>
                )}
                {!judged && unknown}
                {search === '' && <HiddenSet kind={kind} names={hidden} />}
              </div>
              <HelpTip root={body} />
            </FieldViewContext>
          </NotesContext>
        </FindingsContext>
      </ViewContext>
    </FormContext>
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
