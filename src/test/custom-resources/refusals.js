// Reads an array of objects, writes a sentence for each that the definition of its custom resource refuses. The packages
// carry these definitions, as their vendors publish them, compiled; fields they do not know are not their business.
import { text } from 'node:stream/consumers';

const packages = {
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'keda.sh': '@kubernetes-models/keda',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

for (const object of JSON.parse(await text(process.stdin))) {
  const group = object.apiVersion.split('/')[0];
  const name = `${object.kind} ${object.metadata?.name}`;
  try {
    const module = await import(`${packages[group]}/${object.apiVersion}/${object.kind}`);
    new module[object.kind](object).validate();
  } catch (refusal) {
    console.log(`${name}: ${refusal.message}`);
  }
}
