import { StickyNote } from 'lucide-react';
import { useContext, useDeferredValue, useMemo, useState } from 'react';
import type { Finding } from '../../core/analysis';
import type { Place, Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { findNode, positionIn } from '../../core/yaml';
import { formatPath } from '../../core/text';
import { acceptedWords } from '../accepted-words';
import { runCommand } from '../commands';
import { goToText } from '../go-to-text';
import { select, useApp } from '../store';
import { AcceptedMark, IconButton, KindGlyph, SeverityMark, countWord, worstOf } from '../widgets';
import { FixButtons } from './fields/field-note';
import { FormContext } from './form';
import { VersionChoice } from './version-choice';
import { headWords } from './words/frame';

/** What the form is about: glyph, name, kind, namespace, file and line, and how many findings there are. */
export function FormHead({
  resource,
  findings,
  onNote,
}: {
  readonly resource: Resource;
  readonly findings: readonly Finding[];
  /** Begins a note on the whole object; undefined where none can be written. */
  readonly onNote?: () => void;
}): React.JSX.Element {
  const [listed, setListed] = useState(false);
  return (
    <header className="ins-head">
      <div className="ins-title-row">
        <KindGlyph kind={resource.kind} size={28} />
        <div className="ins-title">
          <h3 title={resource.name}>{resource.name || headWords.unnamed}</h3>
          <Meta resource={resource} />
        </div>
        {onNote && resource.kind !== 'EgressDesign' && (
          <IconButton label={headWords.addNote} onClick={onNote}>
            <StickyNote size={16} strokeWidth={1.75} />
          </IconButton>
        )}
        {findings.length > 0 && (
          <FindingsChip findings={findings} listed={listed} onToggle={() => setListed(!listed)} />
        )}
      </div>
      {listed && findings.length > 0 && <FindingsList resource={resource} findings={findings} />}
    </header>
  );
}

function Meta({ resource }: { readonly resource: Resource }): React.JSX.Element {
  const isOfCluster = useContext(FormContext)?.kind.scope === 'Cluster';
  const line = useLine(resource.place);
  const where = line === undefined ? resource.place.file : `${resource.place.file}:${line}`;
  return (
    <p className="ins-meta">
      <span>
        {resource.kind} <VersionChoice resource={resource} />
      </span>
      {!isOfCluster && <span>{resource.namespace ?? headWords.noNamespace}</span>}
      <span className="ins-meta-place">
        <button type="button" className="ins-link ins-place" onClick={() => goToText(resource.place)}>
          {where}
        </button>
      </span>
      {resource.kind === 'ServiceEntry' && (
        <span>
          <button type="button" className="ins-link" onClick={() => runCommand('show-envoy')}>
            {headWords.envoyView}
          </button>
        </span>
      )}
    </p>
  );
}

function FindingsChip(props: {
  readonly findings: readonly Finding[];
  readonly listed: boolean;
  readonly onToggle: () => void;
}): React.JSX.Element {
  const tally = { error: 0, warning: 0, info: 0 };
  for (const { severity, accepted } of props.findings) if (!accepted) tally[severity]++;
  const worst = worstOf(tally);
  const count = worst === undefined ? props.findings.length : tally[worst];
  return (
    <button
      type="button"
      className={`ins-chip ins-chip-${worst ?? 'accepted'}`}
      aria-expanded={props.listed}
      onClick={props.onToggle}
    >
      {worst === undefined ? <AcceptedMark silent size={12} /> : <SeverityMark severity={worst} silent size={12} />}
      {worst === undefined ? headWords.accepted(count) : countWord(worst, count)}
      {props.findings.length > count && ` ${headWords.andMore(props.findings.length - count)}`}
    </button>
  );
}

function FindingsList({
  resource,
  findings,
}: {
  readonly resource: Resource;
  readonly findings: readonly Finding[];
}): React.JSX.Element {
  return (
    <ul className="ins-findings">
      {findings.map((finding, index) => (
        <li key={`${finding.rule} ${index}`}>
          {finding.accepted ? <AcceptedMark size={12} /> : <SeverityMark severity={finding.severity} size={12} />}
          <span>
            {finding.accepted ? <del>{finding.message}</del> : finding.message}{' '}
            {finding.accepted && `${acceptedWords(finding)} `}
            {finding.path !== undefined && (
              <button
                type="button"
                className="ins-link"
                onClick={() => select({ place: { ...resource.place, path: finding.path ?? [] }, from: 'problems' })}
              >
                {formatPath(finding.path.slice(resource.place.path.length))}
              </button>
            )}
            <FixButtons finding={finding} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The 1-based line in its file at which an object begins, a moment late: to count the lines of a large text at each key would hold up the next. */
function useLine(place: Place): number | undefined {
  const snapshot = useDeferredValue(useApp((state) => state.snapshot));
  return useMemo(() => lineOf(snapshot, place), [snapshot, place]);
}

function lineOf(snapshot: Snapshot, place: Place): number | undefined {
  const located = locate(snapshot, place);
  if (!located) return undefined;
  const { tree } = located.document;
  const node = findNode(tree, place.path);
  const offset = node < 0 ? 0 : (tree.start[node] as number);
  return positionIn(located.view.stream, located.index, offset).line;
}
