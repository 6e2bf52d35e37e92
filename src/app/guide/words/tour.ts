import { formatKeys } from '../../commands/keys';

/** The card of the tour, and what is said aloud as it goes on. */
export const tourWords = {
  name: 'Tour',
  back: 'Back',
  skip: 'Skip',
  next: 'Next',
  finish: 'Finish',
  nextStep: (text: string) => `Tour: ${text}`,
  stopDone: (why: string) => `Tour: done. ${why}`,
  stop: (at: number, all: number, title: string, text: string) => `Tour, ${at} of ${all}: ${title}. ${text}`,
} as const;

/** The stops of the tour: what to do at each, and what can be seen when it is done. */
export const tourStopWords = {
  drawPod: {
    title: 'Draw a pod',
    steps: ['A pod is what calls. Press W on the canvas, or drag Pod from the palette into the lane Mesh.'],
    done: 'The pod stands in its namespace, and design.yaml has an item for it. Istio’s own kinds never say which pods there are.',
  },
  callHost: {
    title: 'Call a host outside',
    steps: ['Drag from the pod to an empty place, or press C, and write https://api.example.com.'],
    done: 'Nobody defines that host. The mesh allows any destination, so the sidecar lets the call pass by its address: no policy, no limits, no statistics by name.',
  },
  closeMesh: {
    title: 'Close the mesh',
    steps: ['In the status bar, change ALLOW_ANY to REGISTRY_ONLY.'],
    done: 'Calls to hosts that no entry defines are refused now: they end in the BlackHoleCluster. This keeps honest apps in; it is not a barrier.',
  },
  letHostIn: {
    title: 'Let the host in',
    steps: ['Create a ServiceEntry for the host: press S on the canvas, use the menu of the call, or write it.'],
    done: 'The call is reached again, and now by name. The wire runs through the entry to the addresses behind it; the entry itself is only what the proxies know.',
  },
  readTrace: {
    title: 'Read the trace',
    steps: [
      'Select the call on the canvas and press T, or choose Trace in its menu: each decision on its way, and the line that made it.',
    ],
    done: 'TLS by the app: on an HTTPS port the sidecar sees the server name and nothing else. Escape on the canvas shows all of it again.',
  },
  startTls: {
    title: 'Start TLS at the sidecar',
    steps: [
      'Open the menu of the entry and choose Start TLS at the sidecar. The app calls http then, and a DestinationRule encrypts.',
    ],
    done: 'The rail on the wire begins at the pod’s edge: one layer of TLS, put on by the sidecar. Routes, retries and limits on requests can work now.',
  },
  checkName: {
    title: 'Check the name',
    steps: [
      'Select the DestinationRule and set sni to the host. Read what the form says about the name check.',
      'With sni alone any certificate of a trusted CA is accepted. Unset sni, or add subjectAltNames.',
    ],
    done: 'The certificate has to match a name again: that of the Host header, or those that you have listed.',
  },
  promise: {
    title: 'Promise and export',
    steps: [
      'Choose Expect this in the menu of the call, or set outcome under expect: a promise that CI can hold the design to.',
      `Export the bundle with ${formatKeys('Mod+S')} or the button Export.`,
    ],
    done: 'That is the whole way: draw, see, decide, promise, export. Templates and Lessons have more of it.',
  },
} as const satisfies Readonly<Record<string, TourStopWords>>;

interface TourStopWords {
  readonly title: string;
  readonly steps: readonly string[];
  readonly done: string;
}
