import { useFindings } from '../findings';
import { useApp } from '../store';
import { KindGlyph, SeverityMark } from '../widgets';
import { Promises } from './promises';
import { summaryWords } from './words';

/** More findings than this are counted, not listed: a phone is no place to work through them. */
const most = 100;

/** What the design holds, the mesh it is judged by, and what was found. */
export function Summary(): React.JSX.Element {
  const empty = useApp((state) => state.snapshot.files.length === 0);
  if (empty) return <p className="narrow-note">{summaryWords.nothingOpen}</p>;
  return (
    <>
      <Promises />
      <Kinds />
      <Settings />
      <FindingList />
    </>
  );
}

function Kinds(): React.JSX.Element {
  const resources = useApp((state) => state.snapshot.resources);
  const pods = useApp((state) => state.snapshot.mesh.workloads.length);
  const counts = new Map<string, number>(pods > 0 ? [['Workload', pods]] : []);
  for (const { kind } of resources) if (kind !== 'EgressDesign') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <ul className="narrow-kinds" aria-label={summaryWords.resourcesLabel}>
      {[...counts].map(([kind, count]) => (
        <li key={kind}>
          <KindGlyph kind={kind} size={22} />
          <span>{summaryWords.kind(kind)}</span>
          <b>{count}</b>
        </li>
      ))}
    </ul>
  );
}

function Settings(): React.JSX.Element {
  const settings = useApp((state) => state.snapshot.mesh.settings);
  const lines = [
    [summaryWords.istio, settings.istioVersion],
    [summaryWords.unknownDestinations, settings.outboundTrafficPolicy],
    [summaryWords.dataPlane, settings.dataPlane],
    [summaryWords.dnsCapture, settings.dnsCapture ? summaryWords.on : summaryWords.off],
  ];
  return (
    <dl className="narrow-settings" aria-label={summaryWords.meshLabel}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function FindingList(): React.JSX.Element {
  const findings = useFindings((state) => state.open);
  const worstFirst = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  if (worstFirst.length === 0) return <p className="narrow-note">{summaryWords.noFindings}</p>;
  return (
    <section role="region" aria-label={summaryWords.problemsLabel}>
      <ul className="narrow-cards">
        {worstFirst.slice(0, most).map((finding, index) => (
          <li key={index} className="narrow-card">
            <p className="narrow-card-head">
              <SeverityMark severity={finding.severity} />
              <span>{finding.resource ? `${finding.resource.kind} ${finding.resource.name}` : finding.file}</span>
            </p>
            <p>{finding.message}</p>
          </li>
        ))}
      </ul>
      {worstFirst.length > most && <p className="narrow-note">{summaryWords.notListed(worstFirst.length - most)}</p>}
    </section>
  );
}
