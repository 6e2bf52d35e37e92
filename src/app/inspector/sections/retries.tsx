import { Fragment } from 'react';
import { resourceAt } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';
import { useApp } from '../../store';
import { SeverityMark } from '../../widgets';
import { FieldRow } from '../fields/field-row';
import { FieldInput, textOf } from '../fields/input';
import type { FieldViewProps } from '../fields/nested';
import { ObjectGroup } from '../fields/object-field';
import { retryWords } from '../model/retries';
import { readRetryOn, retryGroups, toggleRetryOn } from '../model/retry-on';
import { useField } from '../use-field';

/** Retries with what they amount to: how many tries, and whether they fit into the timeout of their route. */
export function RetriesField({ row }: FieldViewProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const timeout = useApp(({ snapshot }) =>
    valueAt(resourceAt(snapshot, state.form.place)?.value, [...path.slice(0, -1), 'timeout']),
  );
  if (field.type.type !== 'object') return <Fragment />;
  const words = retryWords(value, timeout);
  const lead = words && (
    <p className="ins-remark" data-tone={words.tone}>
      {words.tone === 'warning' && <SeverityMark severity="warning" size={12} />}
      <span>{words.text}</span>
    </p>
  );
  return <ObjectGroup row={row} type={field.type} state={state} lead={lead} />;
}

/** What is tried again: the conditions by what a repetition can do, to be switched, and the text that they make, where codes are typed. */
export function RetryOnField({ row }: FieldViewProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const written = textOf(value);
  const tokens = readRetryOn(written);
  const toggle = (token: string): void => {
    const next = toggleRetryOn(written, token);
    if (next === '') state.unset();
    else state.commit(next);
  };
  return (
    <>
      <FieldRow field={field} path={path} state={state} value={value}>
        <FieldInput
          field={field}
          state={state}
          value={value}
          read={(text) => readRetryOn(text).join(',') || text}
          mono
        />
      </FieldRow>
      <div className="ins-tokens">
        {retryGroups.map(({ title, conditions }) => (
          <div key={title} role="group" aria-label={title} className="ins-token-group">
            <span className="ins-token-title">{title}</span>
            <div className="ins-token-list">
              {conditions.map((condition) => (
                <button
                  key={condition.value}
                  type="button"
                  className="ins-token"
                  aria-pressed={tokens.includes(condition.value)}
                  disabled={state.form.disabled}
                  data-help={condition.doc}
                  onClick={() => toggle(condition.value)}
                >
                  {condition.value}
                </button>
              ))}
            </div>
          </div>
        ))}
      </div>
    </>
  );
}
