/** What of the manifests and the lock file a release goes by. */
export interface Versions {
	/** By the manifest's folder, the root's is `.`; as the manifests have it. */
	manifests: Record<string, string | undefined>;
	/** The same as the lock file has it. */
	locked: Record<string, string | undefined>;
	/** The tag that is to be published, `n8n-v1.2.3`; none in a rehearsal. */
	tag?: string;
}

const TAG = /^(?:n8n|node-red)-v(.+)$/;

/**
 * What keeps the packages from being published under one version.
 *
 * @returns One sentence each; empty when manifests, lock file and tag agree.
 */
export function versionFaults({ manifests, locked, tag }: Versions): string[] {
	const version = manifests['.'];
	const faults = Object.entries(manifests).flatMap(([folder, found]) =>
		found === version ? [] : [`${folder}/package.json is ${found}, package.json ${version}`],
	);
	for (const folder of Object.keys(manifests)) {
		if (locked[folder] === version) continue;
		faults.push(`package-lock.json has ${locked[folder]} for ${folder}, not ${version}`);
	}
	if (tag === undefined) return faults;
	const tagged = TAG.exec(tag)?.[1];
	if (!tagged) faults.push(`The tag ${tag} is neither n8n-v… nor node-red-v…`);
	else if (tagged !== version) faults.push(`The tag ${tag} is not of version ${version}`);
	return faults;
}
