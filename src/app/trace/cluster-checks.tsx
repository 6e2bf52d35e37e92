import { Copy } from 'lucide-react';
import type { Trace, Workload } from '../../core/mesh';
import { copyText } from '../copy-text';
import { IconButton } from '../widgets';
import { clusterChecks } from './cluster-commands';
import { checkWords } from './words';

/** Commands that show on a cluster whether it does what the trace says. */
export function ClusterChecks(props: { readonly trace: Trace; readonly workload: Workload | undefined }) {
  const checks = clusterChecks(props.trace, props.workload);
  return (
    <section className="trace-part trace-checks" aria-label={checkWords.checkOnCluster}>
      <ol>
        {checks.map(({ says, command }) => (
          <li key={command}>
            <p className="hop-because">{says}</p>
            <div className="trace-command">
              <pre tabIndex={0}>{command}</pre>
              <IconButton
                label={checkWords.copyCommand}
                onClick={() => void copyText(command, checkWords.copiedCommand)}
              >
                <Copy size={13} strokeWidth={1.75} aria-hidden />
              </IconButton>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
