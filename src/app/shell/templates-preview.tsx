import { topologyOf } from '../../core/topology';
import { ArrowLeft } from 'lucide-react';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, type SyntheticEvent } from 'react';
import {
  filesOf,
  readParameters,
  refuseParameter,
  type ParameterName,
  type Template,
  type TemplateValues,
} from '../../core/templates';
import { takeSnapshot } from '../../core/snapshot';
import { planTemplate, type TemplatePlan } from '../commands/add-template';
import { putTemplate } from '../put-template';
import { Thumbnail } from '../gallery/thumbnail';
import { whyReadOnly, useSession } from '../session';
import { useApp } from '../store';
import { Caution } from '../widgets';
import { KindCounts } from './templates-cards';
import { YamlTabs } from './templates-yaml';
import { templateWords } from './words/templates';
import './templates-preview.css';

type Texts = Readonly<Partial<Record<ParameterName, string>>>;

interface TemplatePreviewProps {
  readonly template: Template;
  readonly onBack: () => void;
}

/** One template before it is added: its picture, what it teaches, its parameters and the YAML that comes of them. */
export function TemplatePreview({ template, onBack }: TemplatePreviewProps): React.JSX.Element {
  const snapshot = useApp((state) => state.snapshot);
  const readOnly = useSession((session) => whyReadOnly(session) !== null);
  const { texts, values, valid, change } = useParameters(template);
  const [raise, setRaise] = useState(true);
  const plan = useMemo(() => planTemplate(snapshot, template, valid), [snapshot, template, valid]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (values) putTemplate(template, values, raise);
  };
  return (
    <form className="preview" onSubmit={submit}>
      <header className="preview-head">
        <button type="button" className="button button-small" onClick={onBack}>
          <ArrowLeft size={16} strokeWidth={1.75} aria-hidden />
          {templateWords.back}
        </button>
        <h3 className="preview-title">{template.title}</h3>
        <KindCounts kinds={template.kinds} />
      </header>
      <div className="preview-body">
        <About template={template} values={plan.values} />
        <div className="preview-side">
          <Parameters template={template} texts={texts} onChange={change} />
          <Says plan={plan} raise={raise} onRaise={setRaise} />
          <YamlTabs files={useFiles(template, plan)} />
        </div>
      </div>
      <footer className="preview-foot">
        <p>{templateWords.adds(plan.counts, plan.file)}</p>
        <button type="submit" className="button button-primary" disabled={values === null || readOnly}>
          {templateWords.use}
        </button>
      </footer>
    </form>
  );
}

/** The parameters as they are typed: their values, null while one cannot be read, and the last that could all be. */
function useParameters(template: Template) {
  const [texts, setTexts] = useState<Texts>({});
  const [valid, setValid] = useState<TemplateValues>(template.defaults);
  const values = readParameters(template, texts);
  const change = (parameter: ParameterName, text: string): void => {
    const next = { ...texts, [parameter]: text };
    setTexts(next);
    const read = readParameters(template, next);
    if (read) setValid(read);
  };
  return { texts, values, valid, change };
}

function useFiles(
  template: Template,
  { values, file }: TemplatePlan,
): readonly { readonly path: string; readonly text: string }[] {
  return useMemo(() => {
    const [resources, design] = filesOf(template, values);
    return [
      { path: file, text: resources?.text ?? '' },
      { path: 'design.yaml', text: design?.text ?? '' },
    ];
  }, [template, values, file]);
}

function About({
  template,
  values,
}: {
  readonly template: Template;
  readonly values: TemplateValues;
}): React.JSX.Element {
  const drawn = useDeferredValue(values);
  const topology = topologyOf(useMemo(() => takeSnapshot({ files: filesOf(template, drawn) }), [template, drawn]));
  return (
    <div className="preview-about">
      <div className="preview-picture">
        <Thumbnail topology={topology} detail="large" label={templateWords.flowGraph(template.title)} />
      </div>
      <p className="preview-purpose">{template.purpose}</p>
      <h4 className="preview-heading">{templateWords.teaches}</h4>
      <ul className="preview-teaches">
        {template.teaches.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

interface ParametersProps {
  readonly template: Template;
  readonly texts: Texts;
  readonly onChange: (parameter: ParameterName, text: string) => void;
}

function Parameters({ template, texts, onChange }: ParametersProps): React.JSX.Element {
  return (
    <div className="preview-parameters">
      {template.parameters.map((parameter, index) => (
        <Parameter
          key={parameter}
          parameter={parameter}
          speaks={template.speaks}
          text={texts[parameter] ?? String(template.defaults[parameter])}
          first={index === 0}
          onChange={(text) => onChange(parameter, text)}
        />
      ))}
    </div>
  );
}

function Parameter(props: {
  readonly parameter: ParameterName;
  readonly speaks: Template['speaks'];
  readonly text: string;
  readonly first: boolean;
  readonly onChange: (text: string) => void;
}): React.JSX.Element {
  const { parameter, speaks, text, first } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) input.current?.focus();
  }, [first]);
  const refusal = refuseParameter(parameter, text, speaks);
  return (
    <div className={`preview-parameter is-${parameter}`}>
      <label className="field-label" htmlFor={id}>
        {parameter}
      </label>
      <input
        id={id}
        className="text-field text-field-mono"
        ref={input}
        inputMode={parameter === 'port' ? 'numeric' : 'text'}
        spellCheck={false}
        autoComplete="off"
        value={text}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : `${id}-refusal`}
        onChange={(event) => props.onChange(event.target.value.trim())}
      />
      {refusal !== null && (
        <p id={`${id}-refusal`} className="field-refusal">
          {refusal}
        </p>
      )}
    </div>
  );
}

/** What differs from what was asked for, and what the mesh lacks. */
function Says(props: {
  readonly plan: TemplatePlan;
  readonly raise: boolean;
  readonly onRaise: (raise: boolean) => void;
}): React.JSX.Element | null {
  const { says, lacks } = props.plan;
  if (says.length === 0 && !lacks) return null;
  return (
    <div role="group" aria-label={templateWords.before}>
      <Caution severity="info">
        {says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {lacks && (
          <>
            <p>{templateWords.lacks(lacks.why, lacks.now)}</p>
            <label className="preview-tick">
              <input type="checkbox" checked={props.raise} onChange={(event) => props.onRaise(event.target.checked)} />
              {templateWords.raise(lacks.istioVersion)}
            </label>
          </>
        )}
      </Caution>
    </div>
  );
}
