import type { Finding } from '../../core/analysis';
import { ruleOf } from '../findings';
import { layerWords, whyWords } from './words';

/** Why a finding matters, who would object, and where that is from. */
export function WhyFinding({ finding }: { readonly finding: Finding }): React.JSX.Element {
  const rule = ruleOf(finding.rule);
  const who = [layerWords[finding.layer], finding.code, finding.ref === finding.code ? null : finding.ref];
  return (
    <div className="why">
      <p>{rule?.why ?? whyWords.notReadable}</p>
      {rule?.sees === 'drawn' && <p>{whyWords.drawnForCluster}</p>}
      <dl className="why-facts">
        <dt>{whyWords.whoObjects}</dt>
        <dd>{who.filter((each) => each !== null).join(' · ')}</dd>
        {rule !== undefined && (
          <>
            <dt>{whyWords.source}</dt>
            <dd>{rule.source}</dd>
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
    </div>
  );
}
