import type { Finding } from '../../core/analysis';
import { ruleOf } from '../findings';
import { Changes } from './fix-preview';
import { layerWords, whyWords } from './words';

/** Why a finding matters, what it is made right by, who would object, and where that is from. */
export function WhyFinding({ finding }: { readonly finding: Finding }): React.JSX.Element {
  const rule = ruleOf(finding.rule);
  return (
    <div className="why">
      {rule && <p className="why-summary">{rule.summary}</p>}
      <p>{rule?.why ?? whyWords.notReadable}</p>
      {rule?.sees === 'drawn' && <p>{whyWords.drawnForCluster}</p>}
      <Right finding={finding} />
      <dl className="why-facts">
        <dt>{whyWords.whoObjects}</dt>
        <dd>
          {layerWords[finding.layer]}: {whyWords.layerMeans[finding.layer]}
        </dd>
        {finding.code !== null && (
          <>
            <dt>{whyWords.code}</dt>
            <dd>{whyWords.codeMeans(finding.code)}</dd>
          </>
        )}
        {finding.url !== undefined && (
          <>
            <dt>{whyWords.reference}</dt>
            <dd>
              <a href={finding.url} target="_blank" rel="noreferrer">
                {finding.url.replace(/^https:\/\//, '')}
              </a>
            </dd>
          </>
        )}
      </dl>
      {rule !== undefined && (
        <details className="why-source">
          <summary>{whyWords.source}</summary>
          <p>{rule.source}</p>
          <p>{whyWords.page(rule.id, finding.ref === finding.code ? null : finding.ref)}</p>
        </details>
      )}
    </div>
  );
}

/** The lines as the first fix would have them: an example of what is right, from the reader's own text. */
function Right({ finding }: { readonly finding: Finding }): React.JSX.Element | null {
  const [fix] = finding.fixes ?? [];
  if (fix === undefined) return null;
  return (
    <>
      <p>{whyWords.rightLines(fix.title)}</p>
      <Changes finding={finding} fix={fix} />
    </>
  );
}
