"""What documents of each duty are called, by domain: words, never ids, so that any office's catalogue is met."""

from generator.derive.portal.knowledge.education import EDUCATION
from generator.derive.portal.knowledge.environment import ENVIRONMENT
from generator.derive.portal.knowledge.farming import FARMING
from generator.derive.portal.knowledge.finance import FINANCE
from generator.derive.portal.knowledge.food import FOOD
from generator.derive.portal.knowledge.form import DomainKnowledge
from generator.derive.portal.knowledge.homes import CONDEMNED, HOUSING
from generator.derive.portal.knowledge.land import DEMOLITION, LAND
from generator.derive.portal.knowledge.municipal import MUNICIPAL
from generator.derive.portal.knowledge.police import POLICE
from generator.derive.portal.knowledge.relief import RELIEF
from generator.derive.portal.knowledge.trading import TRADING

KNOWN: tuple[DomainKnowledge, ...] = (
    LAND,
    DEMOLITION,
    HOUSING,
    CONDEMNED,
    RELIEF,
    MUNICIPAL,
    TRADING,
    EDUCATION,
    FINANCE,
    ENVIRONMENT,
    FOOD,
    POLICE,
    FARMING,
)
