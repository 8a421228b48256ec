export function NewIncidentPage() { return null; } export function EditIncidentPage() { return null; }
