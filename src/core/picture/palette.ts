/** Which of the two palettes a picture is drawn in. */
export type Theme = 'light' | 'dark';

/** The colours that pictures are drawn with, by the names that they have as tokens of the page; equal to those. */
export interface Palette {
  readonly canvas: string;
  readonly lane: string;
  readonly dots: string;
  readonly surface: string;
  readonly sunken: string;
  readonly text: string;
  readonly 'text-2': string;
  readonly 'text-3': string;
  readonly line: string;
  readonly control: string;
  readonly accent: string;
  readonly error: string;
  readonly 'error-bg': string;
  readonly warning: string;
  readonly 'warning-bg': string;
  readonly ok: string;
  readonly add: string;
  readonly remove: string;
  readonly wire: string;
  readonly 'wire-idle': string;
  readonly rail: string;
  readonly 'rail-edge': string;
  readonly 'kind-workload': string;
  readonly 'kind-service-entry': string;
  readonly 'kind-endpoint': string;
  readonly 'kind-gateway': string;
  readonly 'kind-destination-rule': string;
  readonly 'kind-virtual-service': string;
  readonly 'kind-other': string;
  readonly 'on-kind': string;
}

/** The palettes of the page's two themes. */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    canvas: '#f9fafc',
    lane: '#f1f4f8',
    dots: '#d3dae3',
    surface: '#ffffff',
    sunken: '#edf1f5',
    text: '#16202b',
    'text-2': '#465464',
    'text-3': '#5c6979',
    line: '#dbe1e8',
    control: '#788596',
    accent: '#1a5bc4',
    error: '#b3231b',
    'error-bg': '#fdecea',
    warning: '#855200',
    'warning-bg': '#fff3d9',
    ok: '#1c6a3d',
    add: '#0a6f93',
    remove: '#8a3576',
    wire: '#5a6878',
    'wire-idle': '#7c8999',
    rail: '#c9daf3',
    'rail-edge': '#5b85cb',
    'kind-workload': '#1f5aa8',
    'kind-service-entry': '#6a3fb0',
    'kind-endpoint': '#4a5766',
    'kind-gateway': '#0a6a7c',
    'kind-destination-rule': '#9a2f72',
    'kind-virtual-service': '#3f4fb8',
    'kind-other': '#5b5570',
    'on-kind': '#ffffff',
  },
  dark: {
    canvas: '#10171f',
    lane: '#141c25',
    dots: '#232e3a',
    surface: '#161e28',
    sunken: '#111820',
    text: '#e8eef5',
    'text-2': '#b5c1ce',
    'text-3': '#97a5b5',
    line: '#2a3542',
    control: '#6f8093',
    accent: '#7fb3ff',
    error: '#ff8f86',
    'error-bg': '#3a1918',
    warning: '#f2bc57',
    'warning-bg': '#35270d',
    ok: '#7fd6a0',
    add: '#6ccbea',
    remove: '#e7a4da',
    wire: '#9aa8b8',
    'wire-idle': '#66758a',
    rail: '#24395a',
    'rail-edge': '#5c86c4',
    'kind-workload': '#8fbcff',
    'kind-service-entry': '#c3a6ff',
    'kind-endpoint': '#b5c1ce',
    'kind-gateway': '#6fd0e0',
    'kind-destination-rule': '#f2a0d2',
    'kind-virtual-service': '#aeb8ff',
    'kind-other': '#c6c0da',
    'on-kind': '#0b1522',
  },
};
