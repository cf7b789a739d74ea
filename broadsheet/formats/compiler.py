"""Jinja2's own compiler, but for code that reads fields, prints and calls: quicker, with the same bytes.

A field of our values is read at once, an included part comes in one piece, and `quick.py` is called for the rest.
`tests/formats/test_quick.py` holds it to the stock compiler.
"""

import marshal
from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.environment import Environment
from jinja2.meta import find_undeclared_variables

from broadsheet.formats.quick import Quick, QuickContext


class QuickGenerator(CodeGenerator):
    """Writes the code that Jinja2 would, but for attributes, output and calls."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja2's name
        """Name what the code needs before it begins."""
        self.writeline("from broadsheet.formats.quick import QuickMacro, called, inner")
        self.writeline("printed = environment.quick.printed")
        self._fields = {
            each.attr
            for each in node.find_all(nodes.Getattr)
            if self.environment.quick.holders(each.attr) and each.attr[0] != "_"  # type: ignore[attr-defined]
        }
        for name in sorted(self._fields):
            self.writeline(f"of_{name} = environment.quick.holders({name!r})")
        super().visit_Template(node, frame)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja2's name
        """Read a field of our own values at once."""
        if node.attr not in self._fields:
            self.write("environment.getattr(")
            self.visit(node.node, frame)
            self.write(f", {node.attr!r})")
            return
        value = self.temporary_identifier()
        self.write(f"({value}.{node.attr} if type({value} := ")
        self.visit(node.node, frame)
        self.write(f") in of_{node.attr} else environment.getattr({value}, {node.attr!r}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802  # Jinja2's signature
        """Call a macro without asking what else it could be."""
        if node.dyn_args or node.dyn_kwargs or forward_caller or any(iskeyword(each.key) for each in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("called(context, ")
        self.visit(node.node, frame)
        self.write(", (")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write("), {")
        for keyword in node.kwargs:
            self.write(f"{keyword.key!r}: ")
            self.visit(keyword.value, frame)
            self.write(", ")
        own = ["_loop_vars"] * bool(frame.loop_frame) + ["_block_vars"] * bool(frame.block_frame)
        self.write("}, {" + ", ".join(f"{name!r}: {name}" for name in own) + "})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802  # Jinja2's name
        """Include a part in one piece; one that shows the masthead alone is remembered."""
        if not isinstance(node.template, nodes.Const) or node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        name = str(node.template.value)
        self.writeline(f"template = environment.quick.template(environment, {name!r}, {self.name!r})", node)
        inner = f"inner(template, context, {self.dump_local_context(frame)})"
        if _shows_masthead_alone(self.environment, name):
            self.simple_write(f"environment.quick.included(template, {inner})", frame)
        else:
            self.simple_write(f"concat(template.root_render_func({inner}))", frame)

    def _import_common(self, node: Any, frame: Frame) -> None:
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"environment.quick.module(environment, {node.template.value!r}, {self.name!r})")

    def macro_def(self, macro_ref: Any, frame: Frame) -> None:  # noqa: ARG002  # Jinja2's signature
        """Make a macro of our own kind."""
        node = macro_ref.node
        names = "".join(f"{argument.name!r}, " for argument in node.args)
        special = (macro_ref.accesses_kwargs, macro_ref.accesses_varargs, macro_ref.accesses_caller)
        told = f"({names}), {', '.join(map(repr, special))}, context.eval_ctx.autoescape"
        self.write(f"QuickMacro(context, environment, macro, {getattr(node, 'name', None)!r}, {told})")


def _shows_masthead_alone(environment: Environment, name: str) -> bool:
    """Tell whether a template asks for nothing of the page but its masthead, and for no other template."""
    if environment.loader is None:
        return False
    tree = environment.parse(environment.loader.get_source(environment, name)[0])
    other: Any = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Filter, nodes.Block)
    return find_undeclared_variables(tree) == {"masthead"} and tree.find(other) is None


class Compiled(BytecodeCache):
    """Owns the code of one environment's templates, as this process compiled it or an earlier one did."""

    def __init__(self, known: MutableMapping[str, bytes], made: MutableMapping[str, bytes]) -> None:
        """Take what is known, by Jinja2's key and checksum, and where to put what is compiled here."""
        self._known, self._made = known, made

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is that of the same text."""
        code = self._known.get(_key(bucket))
        bucket.code = marshal.loads(code) if code else None  # noqa: S302  # as Python loads its own from __pycache__

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._known[_key(bucket)] = self._made[_key(bucket)] = marshal.dumps(bucket.code)


def _key(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"


def make_quick(environment: Environment, printable: Callable[[Any], Any]) -> None:
    """Have an environment compile its templates so; to be called before any is compiled."""
    environment.quick = Quick(printable)  # type: ignore[attr-defined]
    environment.code_generator_class = QuickGenerator
    environment.context_class = QuickContext
