import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	ICredentialsHelper,
	ICredentialType,
	IHttpRequestHelper,
	IExecuteData,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/**
 * Stands in for n8n's credentials helper, which needs a database: one credential in memory. It signs
 * requests as n8n does (credentials-helper, `authenticate`): each value of the credential type's
 * `authenticate` is evaluated with n8n's own expression engine.
 *
 * @param lostReads So many reads fail at first, as those of a database that is too busy.
 */
export function memoryCredentials(
	type: ICredentialType,
	data: ICredentialDataDecryptedObject,
	lostReads = 0,
): { helper: ICredentialsHelper; decrypted: () => number } {
	let decrypted = 0;
	const helper = {
		getParentTypes: () => [],
		getCredentialsProperties: () => type.properties,
		isCredentialUsableByNode: () => true,
		preAuthentication: preAuthenticationOf(type),
		updateCredentials: async () => undefined,
		getDecrypted: async (
			_host: unknown,
			_credential: unknown,
			_type: string,
			mode: WorkflowExecuteMode,
			executeData: IExecuteData | undefined,
			_raw: boolean | undefined,
			at: ICredentialsExpressionResolveValues | undefined,
		) => {
			decrypted += 1;
			if (decrypted <= lostReads) throw new Error('timeout exceeded when trying to connect');
			if (!at) return { ...data };
			// As n8n's credentials helper does (`applyDefaultsAndOverwrites`), for the item that was named.
			return at.workflow.expression.getParameterValue(
				data as INodeParameters,
				at.runExecutionData,
				at.runIndex,
				at.itemIndex,
				at.node.name,
				at.connectionInputData,
				mode,
				{},
				executeData,
			) as ICredentialDataDecryptedObject;
		},
		authenticate: async (
			credentials: ICredentialDataDecryptedObject,
			_typeName: string,
			options: IHttpRequestOptions,
			workflow: Workflow,
			node: INode,
		) => sign(type.authenticate as IAuthenticateGeneric, credentials, options, workflow, node),
	};
	return { helper: helper as unknown as ICredentialsHelper, decrypted: () => decrypted };
}

/** A stored credential with the fields that it lacks, as n8n hands it out. */
export function withDefaults(
	{ properties }: ICredentialType,
	data: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	const defaults = properties.map(({ name, default: value }) => [name, value]);
	return { ...Object.fromEntries(defaults), ...data };
}

/**
 * n8n's own rule (credentials-helper): where the type has a hidden field that can expire, its
 * `preAuthentication` is called while that is empty.
 */
function preAuthenticationOf(type: ICredentialType) {
	const expires = type.properties.find(
		(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
	);
	return async (
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<undefined> => {
		const isDue = expires !== undefined && credentials[expires.name] === '';
		if (isDue) await type.preAuthentication?.call(helpers, credentials);
	};
}

function sign(
	{ properties }: IAuthenticateGeneric,
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
	workflow: Workflow,
	node: INode,
): IHttpRequestOptions {
	options.headers ??= {};
	for (const [header, expression] of Object.entries(properties.headers ?? {})) {
		options.headers[header] = String(
			workflow.expression.getSimpleParameterValue(
				node,
				expression as string,
				'internal',
				{ $credentials: credentials },
				undefined,
				'',
			) ?? '',
		);
	}
	return options;
}
