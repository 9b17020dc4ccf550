// Constraints and indexes of the graph in Neo4j 5.26 or later. `kg neo4j load` runs every statement before it writes;
// they may run again and again. `kg neo4j clear` drops them by their names.

// One node an id. The label says the kind: a domain node has one label and no other.
CREATE CONSTRAINT paperkg_paper IF NOT EXISTS FOR (n:Paper) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_method IF NOT EXISTS FOR (n:Method) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_model IF NOT EXISTS FOR (n:Model) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_dataset IF NOT EXISTS FOR (n:Dataset) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_metric IF NOT EXISTS FOR (n:Metric) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_task IF NOT EXISTS FOR (n:Task) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_result IF NOT EXISTS FOR (n:Result) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_comparison IF NOT EXISTS FOR (n:Comparison) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_evidence IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_judgement IF NOT EXISTS FOR (n:Judgement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_name IF NOT EXISTS FOR (n:Name) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperkg_edition IF NOT EXISTS FOR (n:Edition) REQUIRE n.id IS UNIQUE;

// Filters and sorts.
CREATE INDEX paperkg_paper_published IF NOT EXISTS FOR (n:Paper) ON (n.published);
CREATE INDEX paperkg_paper_title IF NOT EXISTS FOR (n:Paper) ON (n.title);
CREATE INDEX paperkg_paper_arxiv IF NOT EXISTS FOR (n:Paper) ON (n.arxiv_id);
CREATE INDEX paperkg_method_name IF NOT EXISTS FOR (n:Method) ON (n.name);
CREATE INDEX paperkg_model_name IF NOT EXISTS FOR (n:Model) ON (n.name);
CREATE INDEX paperkg_dataset_name IF NOT EXISTS FOR (n:Dataset) ON (n.name);
CREATE INDEX paperkg_metric_name IF NOT EXISTS FOR (n:Metric) ON (n.name);
CREATE INDEX paperkg_task_name IF NOT EXISTS FOR (n:Task) ON (n.name);
CREATE INDEX paperkg_result_value IF NOT EXISTS FOR (n:Result) ON (n.value);
CREATE INDEX paperkg_result_published IF NOT EXISTS FOR (n:Result) ON (n.published);
CREATE INDEX paperkg_result_largest IF NOT EXISTS FOR (n:Result) ON (n.largest);
CREATE INDEX paperkg_result_claim IF NOT EXISTS FOR (n:Result) ON (n.claim);
CREATE INDEX paperkg_comparison_published IF NOT EXISTS FOR (n:Comparison) ON (n.published);
CREATE INDEX paperkg_judgement_subject IF NOT EXISTS FOR (n:Judgement) ON (n.subject);
CREATE INDEX paperkg_judgement_object IF NOT EXISTS FOR (n:Judgement) ON (n.object);
CREATE INDEX paperkg_name_key IF NOT EXISTS FOR (n:Name) ON (n.key);

// For people: CALL db.index.fulltext.queryNodes('paperkg_search', 'mmlu') YIELD node RETURN node
CREATE FULLTEXT INDEX paperkg_search IF NOT EXISTS
FOR (n:Paper|Method|Model|Dataset|Metric|Task) ON EACH [n.name, n.title, n.aliases];

// For the server: every name and alias in pieces of three letters, by which near names are found.
CREATE FULLTEXT INDEX paperkg_names IF NOT EXISTS
FOR (n:Name) ON EACH [n.pieces] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
