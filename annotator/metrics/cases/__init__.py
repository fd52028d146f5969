"""Cases for measures as other people write them: JSON values in, answers out."""

from annotator.metrics.cases.answering import answered
from annotator.metrics.cases.named import METRICS, Metric, metric_named

__all__ = ["METRICS", "Metric", "answered", "metric_named"]
