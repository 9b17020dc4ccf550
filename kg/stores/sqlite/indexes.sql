-- Made after the rows are in, which is faster than keeping them up to date.

CREATE UNIQUE INDEX node_id ON node (id);
CREATE INDEX node_kind ON node (kind);
CREATE INDEX paper_published ON paper (published);
CREATE INDEX paper_arxiv ON paper (arxiv_id);
CREATE INDEX paper_id ON paper (id);
CREATE INDEX concept_id ON concept (id);
CREATE INDEX concept_kind ON concept (kind, key);
CREATE INDEX concept_name ON concept (name);
CREATE INDEX concept_papers ON concept (papers);
CREATE INDEX concept_variant ON concept (variant_of, key);
CREATE INDEX result_id ON result (id);
CREATE INDEX result_paper ON result (paper, key);
CREATE INDEX result_metric ON result (metric, key);
CREATE INDEX result_subject ON result (subject, key);
CREATE INDEX result_baseline ON result (baseline, key);
CREATE INDEX result_most ON result (most);
CREATE INDEX result_published ON result (published);
CREATE INDEX mention_paper ON mention (paper, concept, role, kind, evaluated);
CREATE INDEX mention_concept ON mention (concept, role, paper);
CREATE INDEX judgement_subject ON judgement (subject);
CREATE INDEX judgement_object ON judgement (object);
CREATE INDEX lineage_ancestor ON lineage (ancestor, concept);
CREATE INDEX reported_result ON reported (key, dataset);
CREATE INDEX credited_claim ON credited (dataset, claim, kind, technique, least, most);
CREATE INDEX technique_result ON credit (technique, result);
CREATE INDEX link_target ON link (target, type, source, confidence);
CREATE INDEX form_key ON form (key, kind);
