import type { Finding } from '../../core/analysis';
import { ruleOf } from '../findings';
import { layerWords } from './filter-findings';

/** Why a finding matters, who would object, and where that is from. */
export function WhyFinding({ finding }: { readonly finding: Finding }): React.JSX.Element {
  const rule = ruleOf(finding.rule);
  const who = [layerWords[finding.layer], finding.code, finding.ref === finding.code ? null : finding.ref];
  return (
    <div className="why">
      <p>{rule?.why ?? 'Nothing behind this place can be read until the YAML is well-formed.'}</p>
      {rule?.sees === 'drawn' && (
        <p>
          Istio looks at what runs in the cluster. Here the pods, services, namespaces and secrets that are drawn stand
          for it.
        </p>
      )}
      <dl className="why-facts">
        <dt>Who objects</dt>
        <dd>{who.filter((each) => each !== null).join(' · ')}</dd>
        {rule !== undefined && (
          <>
            <dt>Source</dt>
            <dd>{rule.source}</dd>
          </>
        )}
        {finding.url !== undefined && (
          <>
            <dt>Reference</dt>
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
