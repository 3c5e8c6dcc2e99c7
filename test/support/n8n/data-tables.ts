import type { N8nApi } from '../../../harness/n8n/api';

interface DataTable {
	id: string;
	name: string;
}

/** n8n's data tables of the owner. */
export class DataTables {
	private constructor(
		private readonly api: N8nApi,
		private readonly path: string,
	) {}

	static async open(api: N8nApi): Promise<DataTables> {
		const { id } = await api.call<DataTable>('GET', '/rest/projects/personal');
		return new DataTables(api, `/rest/projects/${id}/data-tables`);
	}

	async remove(name: string): Promise<void> {
		const { data } = await this.api.call<{ data: DataTable[] }>('GET', this.path);
		const table = data.find((it) => it.name === name);
		if (table) await this.api.call('DELETE', `${this.path}/${table.id}`);
	}

	/** A table of text columns with these rows, in place of one of that name. */
	async replace(
		name: string,
		columns: string[],
		rows: Record<string, string>[],
	): Promise<DataTable> {
		await this.remove(name);
		const typed = columns.map((column) => ({ name: column, type: 'string' }));
		const table = await this.api.call<DataTable>('POST', this.path, { name, columns: typed });
		const inserted = { data: rows, returnType: 'count' };
		await this.api.call('POST', `${this.path}/${table.id}/insert`, inserted);
		return table;
	}

	async rows({ id }: DataTable): Promise<Record<string, unknown>[]> {
		const { data } = await this.api.call<{ data: Record<string, unknown>[] }>(
			'GET',
			`${this.path}/${id}/rows?take=100`,
		);
		return data;
	}
}
