import { isRecord } from '../../../core/schema';
import { resourceAt } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { useApp } from '../../store';
import { SeverityMark } from '../../widgets';
import { currentValue } from '../form';
import type { FieldViewProps } from '../fields/nested';
import { ObjectField } from '../fields/object-field';
import { blocksLeftOut } from '../model/port-blocks';
import { useField } from '../use-field';
import { changeWords } from '../words/changes';
import { portBlockWords } from '../words/sections';

/** The port of a block of portLevelSettings, and which blocks of the policy around it the port loses by having one of its own. */
export function PortOfBlock({ row }: FieldViewProps): React.JSX.Element | null {
  if (row.field.type.type !== 'object') return null;
  return (
    <>
      <ObjectField row={row} type={row.field.type} />
      <LeftOut row={row} />
    </>
  );
}

function LeftOut({ row }: FieldViewProps): React.JSX.Element | null {
  const state = useField(row.field, row.path);
  const block = row.path.slice(0, -1);
  const names = useApp(({ snapshot }) => leftOutAt(resourceAt(snapshot, state.form.place)?.value, block).join());
  const number = isRecord(row.value) ? row.value['number'] : undefined;
  if (names === '' || typeof number !== 'number') return null;
  const copy = (): void => {
    const value = currentValue(state.form);
    const policy = valueAt(value, policyAround(block));
    const ops = leftOutAt(value, block).map(
      (name) => ({ type: 'set', path: [...block, name], value: valueAt(policy, [name]) }) as const,
    );
    state.run(ops, changeWords.copyBlocks(ops.length, number));
  };
  return (
    <div className="ins-card" role="group" aria-label={portBlockWords.label(number)}>
      <p className="ins-card-row">
        <SeverityMark severity="warning" size={12} silent />
        <span>{portBlockWords.says(names.split(','), number)}</span>
      </p>
      <button type="button" className="ins-button" disabled={state.form.disabled} onClick={copy}>
        {portBlockWords.copy}
      </button>
    </div>
  );
}

function leftOutAt(resource: unknown, block: Path): readonly string[] {
  return blocksLeftOut(valueAt(resource, policyAround(block)), valueAt(resource, block));
}

/** The policy that a block of portLevelSettings is an item of. */
function policyAround(block: Path): Path {
  return block.slice(0, -2);
}
