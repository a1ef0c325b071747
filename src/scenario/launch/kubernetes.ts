// A deployment as a Kubernetes manifest: for each pool a Deployment of its replicas and a Service before them.

import { stringify } from 'yaml';
import type { Deployment, PoolDeployment } from './deployment.ts';

/** Resource that a node offers, by vendor: recalled. */
const resources: Readonly<Record<string, string>> = {
  NVIDIA: 'nvidia.com/gpu',
  AMD: 'amd.com/gpu',
  Intel: 'gpu.intel.com/i915',
  Google: 'google.com/tpu',
  AWS: 'aws.amazon.com/neuron',
};

/** Seconds that a model may take to load. */
const LOAD_S = 1800;
const PROBE_S = 10;

/** A name as Kubernetes takes it: small letters, digits and hyphens, 63 at most. */
const nameOf = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');

function documentsOf(deployment: Deployment, pool: PoolDeployment): object[] {
  const { engine, image, port, model } = deployment;
  const name = nameOf(engine, model.split('/').at(-1) ?? '', pool.name);
  const labels = { app: name };
  const resource = resources[pool.accelerator.vendor] ?? `${nameOf(pool.accelerator.vendor)}.com/accelerator`;
  const health = { httpGet: { path: '/health', port } };
  const container = {
    name: engine,
    image: `${image}:latest`,
    command: [...pool.words],
    args: ['--host', '0.0.0.0', '--port', String(port)],
    ports: [{ containerPort: port }],
    resources: { limits: { [resource]: String(pool.ranks) } },
    startupProbe: { ...health, periodSeconds: PROBE_S, failureThreshold: LOAD_S / PROBE_S },
    readinessProbe: { ...health, periodSeconds: PROBE_S },
    volumeMounts: [{ name: 'shared-memory', mountPath: '/dev/shm' }],
  };
  const volumes = [{ name: 'shared-memory', emptyDir: { medium: 'Memory' } }];
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels },
      spec: {
        replicas: pool.replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container], volumes } },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, labels },
      spec: { selector: labels, ports: [{ name: 'http', port, targetPort: port }] },
    },
  ];
}

/** Comment lines in front: what the manifest does not say. */
function commentsOf(deployment: Deployment): string[] {
  const { pools, notes, image } = deployment;
  const wide = pools.filter(({ ranks }) => ranks > 8);
  return [
    `Image ${image}: name the version that you run.`,
    'A Service spreads connections over its replicas without looking at them.',
    ...wide.map(
      ({ name, ranks }) =>
        `A replica of ${name} has ${ranks} accelerators: if a node has fewer, start it by LeaderWorkerSet or Ray.`,
    ),
    ...pools.flatMap(({ name, accelerator, unsaid }) => [
      `Pool ${name}: nodes with ${accelerator.id}; add the nodeSelector of your cluster.`,
      ...unsaid.map(
        ({ path, is, read }) => `Not said by the command of ${name}: ${path} is ${is}, and is read as ${read}.`,
      ),
    ]),
    ...notes,
  ];
}

/** The manifest, one YAML document an object. */
export function kubernetesManifest(deployment: Deployment): string {
  const documents = deployment.pools.flatMap((pool) => documentsOf(deployment, pool));
  const comments = commentsOf(deployment).map((line) => `# ${line.replaceAll(/\s+/g, ' ')}\n`);
  return `${comments.join('')}${documents.map((one) => `---\n${stringify(one, { lineWidth: 0, aliasDuplicateObjects: false })}`).join('')}`;
}
