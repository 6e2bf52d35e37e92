import { useDeferredValue, useMemo, useRef } from 'react';
import type { Snapshot } from '../../core/snapshot';
import { useApp } from '../store';
import { Brushes } from './brushes';
import { DestinationFields } from './destination-fields';
import { FailureTable } from './failure-table';
import { useLab, type LabState } from '../lab-state';
import { brushFor } from './presets';
import { OutcomeTable } from './outcome-table';
import { SettingsFields } from './settings-fields';
import { Tabs } from './tabs';
import { TimeLine } from './time-line';
import { ToldList } from './told-list';
import { TrafficFields } from './traffic-fields';
import { useTall } from './use-tall';
import { benchOf, experimentOf, scratchOf, switchedTrial, tryOut, type Bench, type Tried } from './trial';
import { Verdict } from './verdict';
import { labWords } from './words';
import './drawing.css';
import './lab.css';
import './settings.css';

/** From this height on, in CSS pixels, the tables have room below the time line. */
const tablesToo = 560;

/** The content of the dock's Lab section: what Envoy's outlier detector does with the endpoints of a destination while calls to them fail. */
export function LabPanel(): React.JSX.Element {
  const snapshot = useDeferredValue(useApp((state) => state.snapshot));
  const selection = useApp((state) => state.selection);
  const lab = useLab();
  const { target, use, assumed } = lab;
  const bench = useMemo(
    () => benchOf(snapshot, selection, { target, use, assumed }),
    [snapshot, selection, target, use, assumed],
  );
  if (bench === undefined) return <p className="pane-idle">{labWords.noTarget}</p>;
  return <Room snapshot={snapshot} bench={bench} lab={lab} />;
}

/** The Lab with all that there is room for. */
function Room({ snapshot, bench, lab }: Omit<ResultProps, 'isTall'>): React.JSX.Element {
  const room = useRef<HTMLDivElement>(null);
  const isTall = useTall(room, tablesToo);
  return (
    <div ref={room} className="lab-room">
      <div className="lab">
        <div className="lab-destination" role="group" aria-label={labWords.destination}>
          <DestinationFields snapshot={snapshot} bench={bench} lab={lab} />
        </div>
        <Result snapshot={snapshot} bench={bench} lab={lab} isTall={isTall} />
        {bench.trial && (
          <div className="lab-left" role="group" aria-label={labWords.settings}>
            <SettingsFields bench={bench} trial={bench.trial} lab={lab} />
            <TrafficFields bench={bench} trial={bench.trial} lab={lab} />
          </div>
        )}
      </div>
    </div>
  );
}

interface ResultProps {
  readonly snapshot: Snapshot;
  readonly bench: Bench;
  readonly lab: LabState;
  /** Whether the tables have room below the time line. */
  readonly isTall: boolean;
}

function Result({ snapshot, bench, lab, isTall }: ResultProps): React.JSX.Element {
  const { name, use } = bench;
  const { scratch, failures, rate, proxies, timeout, seed, assumed } = lab;
  const isSwitched =
    bench.trial !== undefined && scratchOf(bench.trial, name, lab).on !== (bench.trial.settings !== null);
  const trial = useMemo(
    () => (isSwitched ? switchedTrial(snapshot, bench, { assumed }) : bench.trial),
    [isSwitched, snapshot, bench, assumed],
  );
  const experiment = useMemo(
    () => trial && experimentOf(trial, name, { scratch, failures, rate, proxies, timeout, seed }),
    [trial, name, scratch, failures, rate, proxies, timeout, seed],
  );
  // Dragging a slider stays smooth while an experiment with many calls is tried.
  const settled = useDeferredValue(experiment);
  const tried = useMemo(() => settled && tryOut(settled), [settled]);
  if (tried === undefined) return <p className="lab-nothing">{use?.cluster.missing ?? labWords.noClient}</p>;
  if (tried.experiment.endpoints.length === 0) return <p className="lab-nothing">{tried.told[0]?.text}</p>;
  return (
    <div className="lab-result">
      <div className="lab-middle">
        <Verdict told={tried.told} />
        <Tabs tab={lab.tab} failures={tried.experiment.patterns.length} />
        <Shown tried={tried} name={name} lab={lab} isTall={isTall} />
      </div>
      <ToldList told={tried.told} />
    </div>
  );
}

function Shown({
  tried,
  name,
  lab,
  isTall,
}: {
  readonly tried: Tried;
  readonly name: string;
  readonly lab: LabState;
  readonly isTall: boolean;
}): React.JSX.Element {
  switch (lab.tab) {
    case 'line':
      return (
        <div className="lab-shown" id="lab-line" role="tabpanel" aria-labelledby="lab-tab-line">
          <Brushes lab={lab} protocol={tried.experiment.protocol} />
          <TimeLine tried={tried} name={name} brush={brushFor(tried.experiment, lab.brush)} />
          {isTall && <OutcomeTable tried={tried} />}
        </div>
      );
    case 'failures':
      return (
        <div className="lab-shown" id="lab-failures" role="tabpanel" aria-labelledby="lab-tab-failures">
          <FailureTable experiment={tried.experiment} name={name} lab={lab} />
        </div>
      );
    case 'table':
      return (
        <div className="lab-shown" id="lab-table" role="tabpanel" aria-labelledby="lab-tab-table">
          <OutcomeTable tried={tried} />
        </div>
      );
  }
}
