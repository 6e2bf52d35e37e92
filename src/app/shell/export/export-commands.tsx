import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  applyCommands,
  identityOf,
  isFromCluster,
  probeCommands,
  proxyCommands,
  secretCommands,
  type CommandGroup,
} from '../../../core/exchange';
import type { Resource } from '../../../core/schema';
import { copyText } from '../../copy-text';
import type { ShownPlan } from '../../exporting/exporter';
import { useApp } from '../../store';
import type { ExportChoice } from '../../view';
import { IconButton } from '../../widgets';
import { exportCommandsWords } from '../words/export';

/** The commands to run beside an export, each to be copied. */
export function ExportCommands(props: { readonly choice: ExportChoice; readonly plan: ShownPlan }): React.JSX.Element {
  const { choice, plan } = props;
  const snapshot = useApp((state) => state.snapshot);
  const groups = useMemo(() => {
    const probes = probeCommands(snapshot.mesh);
    // What a cluster showed has its Secrets there.
    const isNews = (resource: Resource): boolean =>
      plan.unchangedIds?.has(identityOf(resource)) !== true || !(choice.changed || isFromCluster(resource));
    return [
      applyCommands(choice.format, plan),
      ...secretCommands(snapshot.mesh, snapshot.resources, isNews),
      ...(probes === undefined ? [] : [probes]),
    ];
  }, [snapshot, choice, plan]);
  return (
    <div className="export-commands" tabIndex={0} role="group" aria-label={exportCommandsWords.list}>
      {groups.map((group) => (
        <Group key={group.title} group={group} />
      ))}
      <ResourceCommands />
    </div>
  );
}

const shownKinds: ReadonlySet<string> = new Set([
  'ServiceEntry',
  'DestinationRule',
  'VirtualService',
  'Gateway',
  'Sidecar',
  'AuthorizationPolicy',
]);

/** What proxies have of one resource, which is chosen: a design holds many. */
function ResourceCommands(): React.JSX.Element | null {
  const snapshot = useApp((state) => state.snapshot);
  const [chosen, setChosen] = useState('');
  const resources = snapshot.resources.filter(
    ({ kind, apiVersion }) => shownKinds.has(kind) && apiVersion.includes('istio.io/'),
  );
  const resource = resources.find(({ key }) => key === chosen) ?? resources[0];
  const group = resource && proxyCommands(snapshot.mesh, resource);
  if (resource === undefined || group === undefined) return null;
  return (
    <section className="export-group">
      <h3 className="section-head">{exportCommandsWords.inProxies}</h3>
      <label className="export-resource">
        {exportCommandsWords.resource}
        <select className="text-field" value={resource.key} onChange={(event) => setChosen(event.target.value)}>
          {resources.map(({ key }) => (
            <option key={key}>{key}</option>
          ))}
        </select>
      </label>
      <Commands group={group} />
    </section>
  );
}

function Group({ group }: { readonly group: CommandGroup }): React.JSX.Element {
  return (
    <section className="export-group">
      <h3 className="section-head">{group.title}</h3>
      <Commands group={group} />
    </section>
  );
}

function Commands({ group }: { readonly group: CommandGroup }): React.JSX.Element {
  return (
    <>
      {group.note !== undefined && <p className="export-note">{group.note}</p>}
      <ol className="export-list">
        {group.commands.map(({ says, command }, index) => (
          <li key={index}>
            <p>{says}</p>
            <div className="export-command">
              <pre tabIndex={0} role="group" aria-label={exportCommandsWords.command}>
                {command}
              </pre>
              <IconButton
                label={exportCommandsWords.copy(says)}
                onClick={() => void copyText(command, exportCommandsWords.copied)}
              >
                <Copy size={13} strokeWidth={1.75} aria-hidden />
              </IconButton>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
